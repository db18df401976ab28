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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A formula in LaTeX's mathematics mode, with the commands of plain LaTeX alone.
final class LatexFormula {

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("α", "\\alpha"),
          Map.entry("β", "\\beta"),
          Map.entry("δ", "\\delta"),
          Map.entry("Δ", "\\Delta"),
          Map.entry("ε", "\\varepsilon"),
          Map.entry("λ", "\\lambda"),
          Map.entry("μ", "\\mu"),
          Map.entry("ρ", "\\rho"),
          Map.entry("Φ", "\\Phi"),
          Map.entry("Π", "\\Pi"),
          Map.entry("φ", "\\varphi"),
          Map.entry("σ", "\\sigma"),
          Map.entry("π", "\\pi"),
          Map.entry("∞", "\\infty"));

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("·", "\\cdot "),
          Map.entry("−", "-"),
          Map.entry("Σ", "\\sum "),
          Map.entry("∂", "\\partial "),
          Map.entry("←", "\\leftarrow "),
          Map.entry("≈", "\\approx "),
          Map.entry("≤", "\\le "),
          Map.entry("≥", "\\ge "),
          Map.entry("…", "\\dots "),
          Map.entry("′", "'"),
          Map.entry("½", "\\frac{1}{2}"),
          Map.entry("{", "\\{"),
          Map.entry("}", "\\}"));

  private LatexFormula() {}

  static String of(Formula formula) {
    return switch (formula) {
      case Symbol(String name) -> symbol(name);
      case Numeral(String digits) -> number(digits);
      case Words(String text) -> "\\mbox{" + LatexText.escaped(text) + "}";
      case Operator(String sign) -> SIGNS.getOrDefault(sign, sign);
      case Group(Formula inner) -> "\\left(" + of(inner) + "\\right)";
      case Root(Formula inner) -> "\\sqrt{" + of(inner) + "}";
      case Fraction(Formula above, Formula below) -> "\\frac{" + of(above) + "}{" + of(below) + "}";
      case Script(Formula base, Formula sub, Formula sup) -> script(base, sub, sup);
      case Line line ->
          line.parts().stream().map(LatexFormula::of).collect(Collectors.joining(" "));
    };
  }

  private static String symbol(String name) {
    String known = SYMBOLS.get(name);
    if (known != null) {
      return known;
    }
    return name.length() == 1 ? name : "\\mathrm{" + LatexText.escaped(name) + "}";
  }

  /// 1.5e-7 as a product with a power of ten.
  private static String number(String digits) {
    int e = digits.indexOf('e');
    return e < 0
        ? digits
        : digits.substring(0, e) + "\\cdot 10^{" + Integer.parseInt(digits.substring(e + 1)) + "}";
  }

  private static String script(Formula base, @Nullable Formula sub, @Nullable Formula sup) {
    var text = new StringBuilder("{").append(of(base)).append('}');
    if (sub != null) {
      text.append("_{").append(of(sub)).append('}');
    }
    if (sup != null) {
      text.append("^{").append(of(sup)).append('}');
    }
    return text.toString();
  }
}
