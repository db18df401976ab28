package dev.hillock.kernel;

import static dev.hillock.kernel.Fma.fma;

/// f(z) and f'(z) of every element-wise [Activation], one line each. The derivative is written in
/// the output y = f(z) where that is exact.
public final class ScalarActivations {

  static final float LEAK = 0.01f;
  static final float SELU_LAMBDA = 1.050701f;
  static final float SELU_LAMBDA_ALPHA = 1.7580993f;
  static final float HARD_SLOPE = 0.2f;
  static final float SQRT_HALF = 0.70710677f;

  /// 1/√(2π): the height of the normal density at 0.
  static final float NORMAL_DENSITY = 0.3989423f;

  /// From here on Mish is z itself in float.
  static final float MISH_LINEAR = 20f;

  private ScalarActivations() {}

  /// f(z).
  ///
  /// @throws IllegalArgumentException for softmax, which needs a whole row
  public static float value(Activation f, float z) {
    return switch (f) {
      case IDENTITY -> z;
      case STEP -> z >= 0f ? 1f : 0f;
      case SIGMOID -> ScalarMath.sigmoid(z);
      case TANH -> ScalarMath.tanh(z);
      case RELU -> Math.max(z, 0f);
      case LEAKY_RELU -> z > 0f ? z : LEAK * z;
      case ELU -> z > 0f ? z : ScalarMath.expm1OfNegative(z);
      case SELU -> z > 0f ? SELU_LAMBDA * z : SELU_LAMBDA_ALPHA * ScalarMath.expm1OfNegative(z);
      case GELU -> z * normalDistribution(z);
      case SILU -> z * ScalarMath.sigmoid(z);
      case MISH -> z * tanhOfSoftplus(z);
      case SOFTPLUS -> ScalarMath.softplus(z);
      case HARD_SIGMOID -> Math.min(Math.max(fma(HARD_SLOPE, z, 0.5f), 0f), 1f);
      case SOFTMAX -> throw needsRow();
    };
  }

  /// f'(z), from z and y = f(z); z is read only where [Activation#keepsSum] says so.
  ///
  /// @throws IllegalArgumentException for softmax, which needs a whole row
  public static float derivative(Activation f, float z, float y) {
    return switch (f) {
      case IDENTITY -> 1f;
      case STEP -> 0f;
      case SIGMOID -> y * (1f - y);
      case TANH -> fma(-y, y, 1f);
      case RELU -> y > 0f ? 1f : 0f;
      case LEAKY_RELU -> y > 0f ? 1f : LEAK;
      case ELU -> y > 0f ? 1f : y + 1f;
      case SELU -> y > 0f ? SELU_LAMBDA : y + SELU_LAMBDA_ALPHA;
      case GELU -> fma(z, normalDensity(z), normalDistribution(z));
      case SILU -> siluDerivative(z);
      case MISH -> mishDerivative(z);
      case SOFTPLUS -> ScalarMath.sigmoid(z);
      case HARD_SIGMOID -> y > 0f && y < 1f ? HARD_SLOPE : 0f;
      case SOFTMAX -> throw needsRow();
    };
  }

  private static float normalDistribution(float z) {
    return fma(0.5f, ScalarMath.erf(z * SQRT_HALF), 0.5f);
  }

  private static float normalDensity(float z) {
    return NORMAL_DENSITY * ScalarMath.exp(-0.5f * (z * z));
  }

  private static float siluDerivative(float z) {
    float s = ScalarMath.sigmoid(z);
    return s * fma(z, 1f - s, 1f);
  }

  /// tanh(ln(1 + e^z)) = n / (n + 2) with n = e^z (e^z + 2).
  private static float tanhOfSoftplus(float z) {
    float e = ScalarMath.exp(Math.min(z, MISH_LINEAR));
    float n = e * (e + 2f);
    return n / (n + 2f);
  }

  private static float mishDerivative(float z) {
    float w = tanhOfSoftplus(z);
    return fma(z * ScalarMath.sigmoid(z), fma(-w, w, 1f), w);
  }

  private static IllegalArgumentException needsRow() {
    return new IllegalArgumentException(
        "softmax has no value for a single sum; apply it to the whole row of outputs");
  }
}
