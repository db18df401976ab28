package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarActivations.*;
import static dev.hillock.kernel.VectorMath.SPECIES;
import static dev.hillock.kernel.VectorMath.splat;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The derivatives of [ScalarActivations] many numbers at a time, multiplied into the errors that
/// come back: δ = e·f'(z). One small method for each function, as in [VectorActivations].
final class VectorDerivatives {

  private static final int LANES = SPECIES.length();

  /// One derivative on whole vectors: delta ·= f' for `bound` numbers, a multiple of the lanes.
  @FunctionalInterface
  private interface Loop {
    /// @param from z or y, whichever the derivative is written in
    void run(float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch);
  }

  private VectorDerivatives() {}

  private static Loop loopOf(Activation f) {
    return switch (f) {
      case IDENTITY -> (_, _, _, _, _, _) -> {};
      case STEP -> VectorDerivatives::step;
      case SIGMOID -> VectorDerivatives::sigmoid;
      case TANH -> VectorDerivatives::tanh;
      case RELU -> VectorDerivatives::relu;
      case LEAKY_RELU -> VectorDerivatives::leakyRelu;
      case ELU -> VectorDerivatives::elu;
      case SELU -> VectorDerivatives::selu;
      case GELU -> VectorDerivatives::gelu;
      case SILU -> VectorDerivatives::silu;
      case MISH -> VectorDerivatives::mish;
      case SOFTPLUS -> VectorDerivatives::softplus;
      case HARD_SIGMOID -> VectorDerivatives::hardSigmoid;
      case SOFTMAX ->
          (_, _, _, _, _, _) -> {
            throw new IllegalArgumentException("softmax needs a whole row");
          };
    };
  }

  /// delta ·= f'(z) for `count` numbers.
  ///
  /// @param z the weighted sums, `zAt` their beginning; read where f' is written in z
  /// @param y the outputs, `yAt` their beginning; read where f' is written in y
  /// @param delta errors before, node deltas after
  static void multiply(
      Activation f,
      float[] z,
      int zAt,
      float[] y,
      int yAt,
      float[] delta,
      int at,
      int count,
      Scratch scratch) {
    float[] from = f.keepsSum() ? z : y;
    int fromAt = f.keepsSum() ? zAt : yAt;
    Loop loop = loopOf(f);
    int bound = SPECIES.loopBound(count);
    if (bound < count) {
      System.arraycopy(from, fromAt + bound, scratch.bias, 0, count - bound);
      System.arraycopy(delta, at + bound, scratch.edge, 0, count - bound);
    }
    // One call for both parts, as in [VectorActivations].
    for (int part = bound > 0 ? 0 : 1; part < (bound < count ? 2 : 1); part++) {
      boolean tail = part == 1;
      float[] in = tail ? scratch.bias : from;
      float[] inOut = tail ? scratch.edge : delta;
      loop.run(in, tail ? 0 : fromAt, inOut, tail ? 0 : at, tail ? LANES : bound, scratch);
    }
    if (bound < count) {
      System.arraycopy(scratch.edge, 0, delta, at + bound, count - bound);
    }
  }

  private static void step(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      FloatVector.fromArray(SPECIES, delta, at + i).mul(0f).intoArray(delta, at + i);
    }
  }

  private static void hardSigmoid(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var inside = v.compare(VectorOperators.GT, 0f).and(v.compare(VectorOperators.LT, 1f));
      var slope = FloatVector.zero(SPECIES).blend(HARD_SLOPE, inside);
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void sigmoid(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.mul(one().sub(v));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void tanh(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.neg().fma(v, one());
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void relu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = FloatVector.zero(SPECIES).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void leakyRelu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = splat(LEAK).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void elu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.add(1f).blend(1f, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void selu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = v.add(SELU_LAMBDA_ALPHA).blend(SELU_LAMBDA, v.compare(VectorOperators.GT, 0f));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void gelu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int first = 0; first < bound; first += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, bound - first);
      VectorNormal.distribution(from, fromAt + first, scratch.chunk, count);
      for (int i = 0; i < count; i += LANES) {
        var v = FloatVector.fromArray(SPECIES, from, fromAt + first + i);
        var distribution = FloatVector.fromArray(SPECIES, scratch.chunk, i);
        var slope = v.fma(VectorMath.normalDensity(v), distribution);
        int d = at + first + i;
        FloatVector.fromArray(SPECIES, delta, d).mul(slope).intoArray(delta, d);
      }
    }
  }

  private static void silu(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var s = VectorMath.sigmoid(v);
      var slope = s.mul(v.fma(one().sub(s), one()));
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void mish(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var w = VectorMath.tanhOfSoftplus(v);
      var slope = v.mul(VectorMath.sigmoid(v)).fma(w.neg().fma(w, one()), w);
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static void softplus(
      float[] from, int fromAt, float[] delta, int at, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, from, fromAt + i);
      var slope = VectorMath.sigmoid(v);
      FloatVector.fromArray(SPECIES, delta, at + i).mul(slope).intoArray(delta, at + i);
    }
  }

  private static FloatVector one() {
    return splat(1f);
  }
}
