package dev.hillock.derivation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A formula, to be set as plain text, LaTeX or MathML.
public sealed interface Formula {

  /// A variable or a constant: `z`, `α`; more than one letter is a word: `tanh`.
  record Symbol(String name) implements Formula {}

  /// A number as it is to be read.
  record Numeral(String digits) implements Formula {}

  /// `+`, `=`, `·` and the like.
  record Operator(String sign) implements Formula {}

  /// Words between parts, with their blanks: ` if `.
  record Words(String text) implements Formula {}

  /// Parts side by side.
  record Line(List<Formula> parts) implements Formula {

    public Line {
      parts = List.copyOf(parts);
    }
  }

  /// In parentheses.
  record Group(Formula inner) implements Formula {}

  /// One over another.
  record Fraction(Formula above, Formula below) implements Formula {}

  /// A square root.
  record Root(Formula inner) implements Formula {}

  /// With something below and above to the right.
  record Script(Formula base, @Nullable Formula sub, @Nullable Formula sup) implements Formula {}

  /// A symbol, a number or a sign, by what the text is.
  static Formula of(String text) {
    char first = text.charAt(0);
    boolean isNumber =
        Character.isDigit(first)
            || (first == '-' && text.length() > 1 && Character.isDigit(text.charAt(1)));
    if (isNumber) {
      return new Numeral(text);
    }
    boolean isSign = text.equals("Σ") || !Character.isLetter(first);
    return isSign && first != '∞' ? new Operator(text) : new Symbol(text);
  }

  /// Parts side by side: formulas, and texts that become [#of].
  static Formula line(Object... parts) {
    var line = new ArrayList<Formula>();
    for (Object part : parts) {
      line.add(part instanceof Formula formula ? formula : of((String) part));
    }
    return new Line(line);
  }

  /// In parentheses.
  static Formula group(Object... parts) {
    return new Group(line(parts));
  }

  /// A fraction.
  static Formula over(Object above, Object below) {
    return new Fraction(single(above), single(below));
  }

  /// A square root.
  static Formula root(Object inner) {
    return new Root(single(inner));
  }

  /// Below to the right.
  static Formula sub(Object base, Object sub) {
    return new Script(single(base), single(sub), null);
  }

  /// To a power.
  static Formula power(Object base, Object exponent) {
    return new Script(single(base), null, single(exponent));
  }

  private static Formula single(Object part) {
    return part instanceof Formula formula ? formula : of((String) part);
  }
}
