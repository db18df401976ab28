package dev.hillock.derivation;

import dev.hillock.derivation.Formula.Fraction;
import dev.hillock.derivation.Formula.Group;
import dev.hillock.derivation.Formula.Line;
import dev.hillock.derivation.Formula.Numeral;
import dev.hillock.derivation.Formula.Operator;
import dev.hillock.derivation.Formula.Root;
import dev.hillock.derivation.Formula.Script;
import dev.hillock.derivation.Formula.Symbol;
import dev.hillock.derivation.Formula.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A formula on one line of text.
final class PlainFormula {

  private static final Map<Character, Character> BELOW =
      Map.ofEntries(
          Map.entry('0', '₀'),
          Map.entry('1', '₁'),
          Map.entry('2', '₂'),
          Map.entry('3', '₃'),
          Map.entry('4', '₄'),
          Map.entry('5', '₅'),
          Map.entry('6', '₆'),
          Map.entry('7', '₇'),
          Map.entry('8', '₈'),
          Map.entry('9', '₉'),
          Map.entry('i', 'ᵢ'),
          Map.entry('j', 'ⱼ'),
          Map.entry('k', 'ₖ'),
          Map.entry('t', 'ₜ'),
          Map.entry('−', '₋'));

  private PlainFormula() {}

  static String of(Formula formula) {
    return switch (formula) {
      case Symbol(String name) -> name;
      case Numeral(String digits) -> digits;
      case Words(String text) -> text;
      case Operator(String sign) -> sign;
      case Group(Formula inner) -> "(" + of(inner) + ")";
      case Root(Formula inner) -> isSimple(inner) ? "√" + of(inner) : "√(" + of(inner) + ")";
      case Fraction(Formula above, Formula below) ->
          part(above) + (isDifferential(above) ? "/" : " / ") + part(below);
      case Script(Formula base, Formula sub, Formula sup) -> script(base, sub, sup);
      case Line line -> line(line);
    };
  }

  private static boolean isSimple(Formula formula) {
    return switch (formula) {
      case Symbol _, Numeral _, Group _, Script _, Root _ -> true;
      case Line line ->
          (line.parts().size() == 1 && isSimple(line.parts().getFirst())) || isDifferential(line);
      case Operator _, Fraction _, Words _ -> false;
    };
  }

  /// ∂E, ∂w and the like.
  private static boolean isDifferential(Formula formula) {
    return formula instanceof Line(var parts)
        && parts.size() == 2
        && parts.getFirst() instanceof Operator(String sign)
        && sign.equals("∂");
  }

  private static String part(Formula formula) {
    return isSimple(formula) ? of(formula) : "(" + of(formula) + ")";
  }

  private static String script(Formula base, @Nullable Formula sub, @Nullable Formula sup) {
    var text = new StringBuilder(of(base));
    if (sub != null) {
      text.append(below(of(sub)));
    }
    if (sup != null) {
      String power = of(sup);
      text.append(power.equals("2") ? "²" : isSimple(sup) ? "^" + power : "^(" + power + ")");
    }
    return text.toString();
  }

  private static String below(String text) {
    String close = text.replace(" ", "");
    boolean isSmall = close.chars().allMatch(c -> BELOW.containsKey((char) c));
    if (!isSmall) {
      return "_" + close;
    }
    var small = new StringBuilder();
    close.chars().forEach(c -> small.append(BELOW.get((char) c)));
    return small.toString();
  }

  /// Signs between two parts stand free; one before a part, as in −x, does not.
  private static String line(Line line) {
    var text = new StringBuilder();
    Formula before = null;
    for (Formula part : line.parts()) {
      if (part instanceof Operator(String sign)) {
        text.append(operator(sign, before));
      } else {
        boolean isWord =
            before instanceof Symbol(String name) && name.length() > 1 && part instanceof Symbol;
        boolean sumBefore = before instanceof Operator(String sign) && sign.equals("Σ");
        text.append(isWord || sumBefore ? " " : "").append(of(part));
      }
      before = part;
    }
    return text.toString();
  }

  private static String operator(String sign, @Nullable Formula before) {
    boolean isBinary = before != null && !(before instanceof Operator);
    return switch (sign) {
      case "|", "∂", "Σ", "′" -> sign;
      case "," -> ", ";
      default -> isBinary ? " " + sign + " " : isRelation(sign) ? sign + " " : sign;
    };
  }

  private static boolean isRelation(String sign) {
    return "=≈←<>≤≥".contains(sign);
  }
}
