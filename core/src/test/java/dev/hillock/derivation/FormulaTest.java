package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.over;
import static dev.hillock.derivation.Formula.power;
import static dev.hillock.derivation.Formula.root;
import static dev.hillock.derivation.Formula.sub;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FormulaTest {

  private static final Formula DESCENT =
      line(
          sub("w", "ij"), "←", sub("w", "ij"), "−", "α", "·", over(line("∂", "E"), line("∂", "w")));

  @Test
  void isPlainText() {
    assertEquals("wᵢⱼ ← wᵢⱼ − α · ∂E/∂w", PlainFormula.of(DESCENT));
    assertEquals("√(u + ε) / 2", PlainFormula.of(over(root(line("u", "+", "ε")), "2")));
    assertEquals("e^(−z) + 1.5", PlainFormula.of(line(power("e", line("−", "z")), "+", "1.5")));
    assertEquals("−(t − a)²", PlainFormula.of(line("−", power(group("t", "−", "a"), "2"))));
  }

  @Test
  void isLatex() {
    assertEquals(
        "{w}_{\\mathrm{ij}} \\leftarrow  {w}_{\\mathrm{ij}} - \\alpha \\cdot "
            + " \\frac{\\partial  E}{\\partial  w}",
        LatexFormula.of(DESCENT));
    assertEquals("-1.5\\cdot 10^{-7}", LatexFormula.of(Formula.of("-1.5e-7")));
  }

  @Test
  void isMathMl() {
    assertEquals(
        "<mfrac><mrow><mn>1</mn></mrow><mrow><msqrt><mi>x</mi></msqrt></mrow></mfrac>",
        MathFormula.of(over("1", root("x"))));
    assertEquals("<mo>&lt;</mo>", MathFormula.of(Formula.of("<")));
  }

  /// What a plain TeX has no letter for must have become a command, and braces must match.
  @Test
  void everyFormulaThereIsCanBeSet() {
    var all = new ArrayList<Formula>();
    for (Activation f : Activation.values()) {
      all.add(ActivationFormulas.value(f));
      all.add(ActivationFormulas.slope(f));
    }
    for (Loss loss : Loss.values()) {
      all.add(LossFormulas.value(loss));
      all.add(LossFormulas.slope(loss));
    }
    for (Optimizers optimizer : Optimizers.values()) {
      var settings = Settings.defaults().with(Settings.OPTIMIZER, optimizer);
      var rule = OptimizerFormulas.rule(settings);
      assertEquals(optimizer.kind() == Optimizers.Kind.STEPS, !rule.isEmpty(), optimizer.name());
      all.addAll(rule);
    }
    for (Formula formula : all) {
      String latex = LatexFormula.of(formula);
      assertTrue(latex.chars().allMatch(c -> c < 0x80), latex);
      assertEquals(
          latex.chars().filter(c -> c == '{').count(), latex.chars().filter(c -> c == '}').count());
      assertFalse(PlainFormula.of(formula).isBlank());
      assertTrue(MathFormula.of(formula).startsWith("<m"), MathFormula.of(formula));
    }
  }

  @Test
  void numbersHaveDigitsThatSaySomething() {
    var six = Digits.DEFAULT;
    assertEquals("0.15", six.text(0.15f));
    assertEquals("1.23457e-5", six.text(1.2345678e-5));
    assertEquals("1234570", six.text(1234567.0));
    assertEquals("-", six.text(Double.NaN));
    assertEquals("-∞", six.text(Double.NEGATIVE_INFINITY));
    assertEquals("0", six.text(-0.0));
    assertEquals("0.593269992", new Digits(9).text(0.593269992));
    float value = 0.1f + 0.2f;
    assertEquals(value, Float.parseFloat(new Digits(9).text(value)));
  }
}
