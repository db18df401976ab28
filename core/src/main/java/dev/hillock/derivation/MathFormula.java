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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A formula as elements of MathML Core, without the `math` element around them.
final class MathFormula {

  private MathFormula() {}

  static String of(Formula formula) {
    return switch (formula) {
      case Symbol(String name) -> "<mi>" + escaped(name) + "</mi>";
      case Numeral(String digits) -> "<mn>" + escaped(digits) + "</mn>";
      case Words(String text) -> "<mtext>" + escaped(text.replace(' ', '\u00a0')) + "</mtext>";
      case Operator(String sign) -> "<mo>" + escaped(sign) + "</mo>";
      case Group(Formula inner) -> "<mrow><mo>(</mo>" + of(inner) + "<mo>)</mo></mrow>";
      case Root(Formula inner) -> "<msqrt>" + of(inner) + "</msqrt>";
      case Fraction(Formula above, Formula below) ->
          "<mfrac>" + row(above) + row(below) + "</mfrac>";
      case Script(Formula base, Formula sub, Formula sup) -> script(base, sub, sup);
      case Line line -> line.parts().stream().map(MathFormula::of).collect(Collectors.joining());
    };
  }

  private static String row(Formula formula) {
    return "<mrow>" + of(formula) + "</mrow>";
  }

  private static String script(Formula base, @Nullable Formula sub, @Nullable Formula sup) {
    if (sub != null && sup != null) {
      return "<msubsup>" + row(base) + row(sub) + row(sup) + "</msubsup>";
    }
    if (sub != null) {
      return "<msub>" + row(base) + row(sub) + "</msub>";
    }
    return sup == null ? of(base) : "<msup>" + row(base) + row(sup) + "</msup>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
