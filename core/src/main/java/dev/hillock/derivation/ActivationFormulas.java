package dev.hillock.derivation;

import static dev.hillock.derivation.Formula.group;
import static dev.hillock.derivation.Formula.line;
import static dev.hillock.derivation.Formula.over;
import static dev.hillock.derivation.Formula.power;

import dev.hillock.derivation.Formula.Words;
import dev.hillock.kernel.Activation;

/// f(z) and f'(z) of each activation, as formulas in z and a = f(z).
final class ActivationFormulas {

  private static final Formula E_TO_MINUS_Z = power("e", line("−", "z"));

  private ActivationFormulas() {}

  /// What stands after `a =`.
  static Formula value(Activation f) {
    return switch (f) {
      case IDENTITY -> line("z");
      case STEP -> cases("1", "0", "z ≥ 0");
      case SIGMOID -> over("1", line("1", "+", E_TO_MINUS_Z));
      case TANH ->
          over(line(power("e", "z"), "−", E_TO_MINUS_Z), line(power("e", "z"), "+", E_TO_MINUS_Z));
      case RELU -> line("max", group("0", ",", "z"));
      case LEAKY_RELU -> line("max", group("z", ",", "0.01", "·", "z"));
      case ELU -> cases("z", line(power("e", "z"), "−", "1"), "z > 0");
      case SELU ->
          cases(
              line("1.0507", "·", "z"),
              line("1.7581", "·", group(power("e", "z"), "−", "1")),
              "z > 0");
      case GELU -> line("z", "·", "Φ", group("z"));
      case SILU -> over("z", line("1", "+", E_TO_MINUS_Z));
      case MISH -> line("z", "·", "tanh", group("ln", group("1", "+", power("e", "z"))));
      case SOFTPLUS -> line("ln", group("1", "+", power("e", "z")));
      case HARD_SIGMOID ->
          line("min", group("max", group("0.2", "·", "z", "+", "0.5", ",", "0"), ",", "1"));
      case SOFTMAX ->
          over(power("e", Formula.sub("z", "j")), line("Σ", power("e", Formula.sub("z", "k"))));
    };
  }

  /// What stands after `f'(z) =`.
  static Formula slope(Activation f) {
    return switch (f) {
      case IDENTITY -> line("1");
      case STEP -> line("0");
      case SIGMOID -> line("a", "·", group("1", "−", "a"));
      case TANH -> line("1", "−", power("a", "2"));
      case RELU -> cases("1", "0", "z > 0");
      case LEAKY_RELU -> cases("1", "0.01", "z > 0");
      case ELU -> cases("1", line("a", "+", "1"), "z > 0");
      case SELU -> cases("1.0507", line("a", "+", "1.7581"), "z > 0");
      case GELU -> line("Φ", group("z"), "+", "z", "·", "φ", group("z"));
      case SILU -> line("σ", "+", "a", "·", group("1", "−", "σ"), ",", "σ", "=", sigmoid());
      case MISH ->
          line(
              "w",
              "+",
              "z",
              "·",
              sigmoid(),
              "·",
              group("1", "−", power("w", "2")),
              ",",
              "w",
              "=",
              over("a", "z"));
      case SOFTPLUS -> sigmoid();
      case HARD_SIGMOID -> cases("0.2", "0", "a > 0 and a < 1");
      case SOFTMAX -> line(Formula.sub("a", "j"), "·", group(kronecker(), "−", aOfK()));
    };
  }

  private static Formula sigmoid() {
    return over("1", line("1", "+", E_TO_MINUS_Z));
  }

  private static Formula kronecker() {
    return line("1", new Words(" if "), "j", "=", "k");
  }

  private static Formula aOfK() {
    return Formula.sub("a", "k");
  }

  private static Formula cases(Object then, Object otherwise, String condition) {
    return line(
        then,
        new Words(" if "),
        Formula.of(condition.substring(0, 1)),
        new Words(condition.substring(1)),
        new Words(", otherwise "),
        otherwise);
  }

  /// Where f has no derivative, or one that says nothing; empty where z is at no such place.
  ///
  /// @param slope that training takes
  static String kink(Activation f, float z, float slope) {
    return switch (f) {
      case STEP ->
          slope == 0
              ? "the step has slope 0 everywhere and jumps at 0: no error flows through it"
              : "the step has slope 0 everywhere; training takes it for a line of slope 1";
      case RELU, LEAKY_RELU ->
          z == 0 ? "z is at the kink, where the slope on the left is taken" : "";
      case SELU -> z == 0 ? "z is at the kink, where the slope on the left is taken" : "";
      case HARD_SIGMOID -> Math.abs(z) == 2.5f ? "z is at a kink, where slope 0 is taken" : "";
      case IDENTITY, SIGMOID, TANH, ELU, GELU, SILU, MISH, SOFTPLUS, SOFTMAX -> "";
    };
  }
}
