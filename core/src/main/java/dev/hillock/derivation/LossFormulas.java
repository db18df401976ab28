package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.over;
import static dev.hillock.derivation.Formula.power;

import dev.hillock.derivation.Formula.Words;
import dev.hillock.loss.Loss;

/// The error E of a row and its derivative, as formulas in outputs a (or sums z) and targets t; n
/// is the number of outputs.
final class LossFormulas {

  private static final Formula DIFFERENCE = group("t", "−", "a");

  private LossFormulas() {}

  /// What stands after `E =`.
  static Formula value(Loss loss) {
    return switch (loss) {
      case HALF_SQUARED_ERROR, PERCEPTRON -> line("½", "·", "Σ", power(DIFFERENCE, "2"));
      case MEAN_SQUARED_ERROR -> line(over("1", "n"), "·", "Σ", power(DIFFERENCE, "2"));
      case MEAN_ABSOLUTE_ERROR -> line(over("1", "n"), "·", "Σ", "|", "t", "−", "a", "|");
      case HUBER ->
          line(
              over("1", "n"),
              "·",
              "Σ",
              "h",
              DIFFERENCE,
              new Words(" with "),
              "h",
              group("e"),
              "=",
              "½",
              "·",
              power("e", "2"),
              new Words(" up to 1 and "),
              "|",
              "e",
              "|",
              "−",
              "½",
              new Words(" beyond"));
      case PINBALL ->
          line(
              over("1", "n"),
              "·",
              "Σ",
              "q",
              "·",
              DIFFERENCE,
              new Words(" where t > a, otherwise "),
              group("1", "−", "q"),
              "·",
              group("a", "−", "t"));
      case POISSON -> line("Σ", power("e", "z"), "−", "t", "·", "z");
      case BINARY_CROSS_ENTROPY ->
          line(
              "−",
              "Σ",
              "t",
              "·",
              "ln",
              "a",
              "+",
              group("1", "−", "t"),
              "·",
              "ln",
              group("1", "−", "a"));
      case CATEGORICAL_CROSS_ENTROPY -> line("−", "Σ", "t", "·", "ln", "a");
    };
  }

  /// What stands after `∂E/∂a =`, or after `δ =` where the loss gives that at once.
  static Formula slope(Loss loss) {
    return switch (loss) {
      case HALF_SQUARED_ERROR -> line("−", DIFFERENCE);
      case MEAN_SQUARED_ERROR -> line("−", over("2", "n"), "·", DIFFERENCE);
      case MEAN_ABSOLUTE_ERROR -> line("−", over("1", "n"), "·", "sign", DIFFERENCE);
      case HUBER ->
          line("−", over("1", "n"), "·", DIFFERENCE, new Words(" within ±1 of "), over("1", "n"));
      case PINBALL ->
          line(
              "−",
              over("q", "n"),
              new Words(" where t > a, otherwise "),
              over(line("1", "−", "q"), "n"));
      case POISSON -> line(power("e", "z"), "−", "t");
      case BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY, PERCEPTRON -> line("a", "−", "t");
    };
  }
}
