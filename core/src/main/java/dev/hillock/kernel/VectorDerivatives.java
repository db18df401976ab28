package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarActivations.*;
import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The derivatives of [ScalarActivations] many numbers at a time, multiplied into the errors that
/// come back: δ = e·f'(z). One small method for each function, as in [VectorActivations].
final class VectorDerivatives {

  private static final int LANES = SPECIES.length();

  private VectorDerivatives() {}

  /// delta ·= f'(z) for `count` numbers.
  ///
  /// @param z the weighted sums, `zAt` their beginning; read where f' is written in z
  /// @param y the outputs, `yAt` their beginning; read where f' is written in y
  /// @param delta errors before, node deltas after
  static void multiply(
      Activation f, float[] z, int zAt, float[] y, int yAt, float[] delta, int at, int count) {
    int bound = SPECIES.loopBound(count);
    switch (f) {
      case IDENTITY -> {}
      case SIGMOID -> sigmoid(y, yAt, delta, at, bound);
      case TANH -> tanh(y, yAt, delta, at, bound);
      case RELU -> relu(y, yAt, delta, at, bound);
      case LEAKY_RELU -> leakyRelu(y, yAt, delta, at, bound);
      case ELU -> elu(y, yAt, delta, at, bound);
      case SELU -> selu(y, yAt, delta, at, bound);
      case GELU -> gelu(z, zAt, delta, at, bound);
      case SILU -> silu(z, zAt, delta, at, bound);
      case MISH -> mish(z, zAt, delta, at, bound);
      case SOFTPLUS -> softplus(z, zAt, delta, at, bound);
      case STEP, HARD_SIGMOID -> bound = 0;
      case SOFTMAX -> throw new IllegalArgumentException("softmax needs a whole row");
    }
    for (int i = bound; i < count; i++) {
      delta[at + i] *= ScalarActivations.derivative(f, z[zAt + i], y[yAt + i]);
    }
  }

  private static void sigmoid(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.mul(one().sub(v));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void tanh(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.neg().fma(v, one());
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void relu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = FloatVector.zero(SPECIES).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void leakyRelu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = splat(LEAK).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void elu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.add(1f).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void selu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.add(SELU_LAMBDA_ALPHA).blend(SELU_LAMBDA, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void gelu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.fma(VectorMath.normalDensity(v), VectorMath.normalDistribution(v));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void silu(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var s = VectorMath.sigmoid(v);
      var slope = s.mul(v.fma(one().sub(s), one()));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void mish(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var w = VectorMath.tanhOfSoftplus(v);
      var slope = v.mul(VectorMath.sigmoid(v)).fma(w.neg().fma(w, one()), w);
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void softplus(float[] from, int fromAt, float[] delta, int at, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = VectorMath.sigmoid(v);
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static FloatVector one() {
    return splat(1f);
  }

  private static FloatVector splat(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
