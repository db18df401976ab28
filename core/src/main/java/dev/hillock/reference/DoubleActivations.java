package dev.hillock.reference;

import dev.hillock.kernel.Activation;

/// f(z) and f'(z) of every element-wise [Activation] in double precision, each straight from its
/// definition. Where a function has a kink the derivative is the one that the engine takes.
public final class DoubleActivations {

  private static final double LEAK = 0.01;
  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double HARD_SLOPE = 0.2;
  private static final double SQRT_PI = 1.772453850905516;
  private static final double SQRT_2 = 1.4142135623730951;

  /// From here on tanh(softplus(z)) is 1 in double.
  private static final double MISH_LINEAR = 40;

  /// Below it the series of erf converges in some forty terms, above it the continued fraction.
  private static final double SERIES_END = 3;

  private static final int FRACTION_TERMS = 80;

  /// Beyond it erfc is 0 in double.
  private static final double NO_TAIL = 28;

  private DoubleActivations() {}

  /// f(z).
  ///
  /// @throws IllegalArgumentException for softmax, which needs a whole row
  public static double value(Activation f, double z) {
    return switch (f) {
      case IDENTITY -> z;
      case STEP -> z >= 0 ? 1 : 0;
      case SIGMOID -> sigmoid(z);
      case TANH -> StrictMath.tanh(z);
      case RELU -> Math.max(z, 0);
      case LEAKY_RELU -> z > 0 ? z : LEAK * z;
      case ELU -> z > 0 ? z : StrictMath.expm1(z);
      case SELU -> SELU_LAMBDA * (z > 0 ? z : SELU_ALPHA * StrictMath.expm1(z));
      case GELU -> z * normalDistribution(z);
      case SILU -> z * sigmoid(z);
      case MISH -> z * tanhOfSoftplus(z);
      case SOFTPLUS -> Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      case HARD_SIGMOID -> Math.clamp(HARD_SLOPE * z + 0.5, 0, 1);
      case SOFTMAX -> throw needsRow();
    };
  }

  /// f'(z).
  ///
  /// @throws IllegalArgumentException for softmax, which needs a whole row
  public static double derivative(Activation f, double z) {
    return switch (f) {
      case IDENTITY -> 1;
      case STEP -> 0;
      case SIGMOID -> sigmoid(z) * sigmoid(-z);
      case TANH -> 4 * sigmoid(2 * z) * sigmoid(-2 * z);
      case RELU -> z > 0 ? 1 : 0;
      case LEAKY_RELU -> z > 0 ? 1 : LEAK;
      case ELU -> z > 0 ? 1 : StrictMath.exp(z);
      case SELU -> SELU_LAMBDA * (z > 0 ? 1 : SELU_ALPHA * StrictMath.exp(z));
      case GELU -> normalDistribution(z) + z * StrictMath.exp(-z * z / 2) / (SQRT_2 * SQRT_PI);
      case SILU -> sigmoid(z) * (1 + z * sigmoid(-z));
      case MISH -> tanhOfSoftplus(z) + z * tanhOfSoftplusDerivative(z);
      case SOFTPLUS -> sigmoid(z);
      case HARD_SIGMOID -> Math.abs(HARD_SLOPE * z) < 0.5 ? HARD_SLOPE : 0;
      case SOFTMAX -> throw needsRow();
    };
  }

  /// The probabilities of a row: e^(z_j − m) / Σ_k e^(z_k − m) with m the largest z.
  public static double[] softmax(double[] z) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double v : z) {
      largest = Math.max(largest, v);
    }
    double[] y = new double[z.length];
    double sum = 0;
    for (int j = 0; j < z.length; j++) {
      y[j] = StrictMath.exp(z[j] - largest);
      sum += y[j];
    }
    for (int j = 0; j < z.length; j++) {
      y[j] /= sum;
    }
    return y;
  }

  /// 1 / (1 + e^−z), written so that e^ never overflows.
  public static double sigmoid(double z) {
    double e = StrictMath.exp(-Math.abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /// erf(x) = 2/√π ∫₀ˣ e^−t² dt, to within 1e-15.
  public static double erf(double x) {
    double magnitude = Math.abs(x) < SERIES_END ? erfSeries(Math.abs(x)) : 1 - tail(Math.abs(x));
    return Math.copySign(magnitude, x);
  }

  /// 1 − erf(x), relatively to within 1e-13 also where erf(x) is nearly 1.
  public static double erfc(double x) {
    return x < SERIES_END ? 1 - erf(x) : tail(x);
  }

  /// 2/√π · e^−x² · Σ_n 2ⁿ x^(2n+1) / (1·3·…·(2n+1)), all terms of which are positive: Abramowitz &
  /// Stegun, 1964, 7.1.6.
  private static double erfSeries(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / SQRT_PI * StrictMath.exp(-x * x) * sum;
  }

  /// e^−x²/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + 2/(x + …))))) for x ≥ 3: Abramowitz & Stegun, 7.1.14.
  private static double tail(double x) {
    if (!(x < NO_TAIL)) {
      return Double.isNaN(x) ? x : 0;
    }
    double fraction = x;
    for (int k = FRACTION_TERMS; k > 0; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return StrictMath.exp(-x * x) / (SQRT_PI * fraction);
  }

  /// Φ(z) = ½ erfc(−z/√2).
  private static double normalDistribution(double z) {
    return 0.5 * erfc(-z / SQRT_2);
  }

  /// tanh(ln(1 + e^z)) = n / (n + 2) with n = e^z (e^z + 2).
  private static double tanhOfSoftplus(double z) {
    double e = StrictMath.exp(Math.min(z, MISH_LINEAR));
    double n = e * (e + 2);
    return n / (n + 2);
  }

  /// (1 − tanh²(softplus(z)))·sigmoid(z) = 4 (n + 1) / (n + 2)² · sigmoid(z).
  private static double tanhOfSoftplusDerivative(double z) {
    double e = StrictMath.exp(Math.min(z, MISH_LINEAR));
    double n = e * (e + 2);
    return 4 * (n + 1) / (n + 2) / (n + 2) * sigmoid(z);
  }

  private static IllegalArgumentException needsRow() {
    return new IllegalArgumentException(
        "softmax has no value for a single sum; apply it to the whole row of outputs");
  }
}
