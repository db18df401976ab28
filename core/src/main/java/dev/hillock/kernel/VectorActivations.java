package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarActivations.*;
import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The values of [ScalarActivations] many numbers at a time. A small method with a loop of its own
/// for each function: with a choice inside the loop, or all loops in one method, the compiler gives
/// up on it and puts every vector on the heap. What is left over at the end of a run goes through
/// the scalar code, which gives the same bits.
final class VectorActivations {

  private static final int LANES = SPECIES.length();

  private VectorActivations() {}

  /// y = f(z) for `count` numbers; y may be z.
  static void values(Activation f, float[] z, int zAt, float[] y, int yAt, int count) {
    int bound = SPECIES.loopBound(count);
    switch (f) {
      case IDENTITY -> System.arraycopy(z, zAt, y, yAt, bound);
      case SIGMOID -> sigmoid(z, zAt, y, yAt, bound);
      case TANH -> tanh(z, zAt, y, yAt, bound);
      case RELU -> relu(z, zAt, y, yAt, bound);
      case LEAKY_RELU -> leakyRelu(z, zAt, y, yAt, bound);
      case ELU -> elu(z, zAt, y, yAt, bound);
      case SELU -> selu(z, zAt, y, yAt, bound);
      case GELU -> gelu(z, zAt, y, yAt, bound);
      case SILU -> silu(z, zAt, y, yAt, bound);
      case MISH -> mish(z, zAt, y, yAt, bound);
      case SOFTPLUS -> softplus(z, zAt, y, yAt, bound);
      case STEP, HARD_SIGMOID -> bound = 0;
      case SOFTMAX -> throw new IllegalArgumentException("softmax needs a whole row");
    }
    for (int i = bound; i < count; i++) {
      y[yAt + i] = ScalarActivations.value(f, z[zAt + i]);
    }
  }

  private static void sigmoid(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.sigmoid(v).intoArray(y, yAt + i);
    }
  }

  private static void tanh(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.tanh(v).intoArray(y, yAt + i);
    }
  }

  private static void relu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.max(0f).intoArray(y, yAt + i);
    }
  }

  private static void leakyRelu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(LEAK).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void elu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.expm1OfNegative(v)
          .blend(v, v.compare(VectorOperators.GT, 0f))
          .intoArray(y, yAt + i);
    }
  }

  private static void selu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.expm1OfNegative(v)
          .mul(SELU_LAMBDA_ALPHA)
          .blend(v.mul(SELU_LAMBDA), v.compare(VectorOperators.GT, 0f))
          .intoArray(y, yAt + i);
    }
  }

  private static void gelu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(VectorMath.normalDistribution(v)).intoArray(y, yAt + i);
    }
  }

  private static void silu(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(VectorMath.sigmoid(v)).intoArray(y, yAt + i);
    }
  }

  private static void mish(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(VectorMath.tanhOfSoftplus(v)).intoArray(y, yAt + i);
    }
  }

  private static void softplus(float[] z, int zAt, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.softplus(v).intoArray(y, yAt + i);
    }
  }

  /// y = softmax(z) for one row of n numbers; y may be z.
  static void softmax(float[] z, int zAt, float[] y, int yAt, int n) {
    float max = ScalarKernels.rowMaximum(z, zAt, n);
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.exp(v.sub(max)).intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] = ScalarMath.exp(z[zAt + i] - max);
    }
    float sum = Stripes.sum(y, yAt, n);
    for (int j = 0; j < n; j++) {
      y[yAt + j] /= sum;
    }
  }
}
