package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarActivations.*;
import static dev.hillock.kernel.ScalarMath.*;
import static dev.hillock.kernel.VectorMath.SPECIES;
import static dev.hillock.kernel.VectorMath.splat;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The values of [ScalarActivations] many numbers at a time. A small method with a loop of its own
/// for each function, called through an interface: were they all inlined into one method, the
/// compiler would give up on it and put every vector on the heap. What is left over at the end of a
/// run goes through the same loop in a padded copy.
final class VectorActivations {

  private static final int LANES = SPECIES.length();

  /// One function on whole vectors: y = f(z) for `bound` numbers, a multiple of the lanes; y may be
  /// z.
  @FunctionalInterface
  private interface Loop {
    void run(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch);
  }

  private VectorActivations() {}

  private static Loop loopOf(Activation f) {
    return switch (f) {
      case IDENTITY -> (z, zAt, y, yAt, bound, _) -> System.arraycopy(z, zAt, y, yAt, bound);
      case STEP -> VectorActivations::step;
      case SIGMOID -> VectorActivations::sigmoid;
      case TANH -> VectorActivations::tanh;
      case RELU -> VectorActivations::relu;
      case LEAKY_RELU -> VectorActivations::leakyRelu;
      case ELU -> VectorActivations::elu;
      case SELU -> VectorActivations::selu;
      case GELU -> VectorActivations::gelu;
      case SILU -> VectorActivations::silu;
      case MISH -> VectorActivations::mish;
      case SOFTPLUS -> VectorActivations::softplus;
      case HARD_SIGMOID -> VectorActivations::hardSigmoid;
      case SOFTMAX ->
          (_, _, _, _, _, _) -> {
            throw new IllegalArgumentException("softmax needs a whole row");
          };
    };
  }

  /// y = f(z) for `count` numbers; y may be z.
  static void values(
      Activation f, float[] z, int zAt, float[] y, int yAt, int count, Scratch scratch) {
    Loop loop = loopOf(f);
    int bound = SPECIES.loopBound(count);
    if (bound < count) {
      System.arraycopy(z, zAt + bound, scratch.edge, 0, count - bound);
    }
    // One call for both parts: where the compiler has a long function twice in one method, it puts
    // vectors on the heap.
    for (int part = bound > 0 ? 0 : 1; part < (bound < count ? 2 : 1); part++) {
      boolean tail = part == 1;
      float[] from = tail ? scratch.edge : z;
      float[] to = tail ? scratch.edge : y;
      loop.run(from, tail ? 0 : zAt, to, tail ? 0 : yAt, tail ? LANES : bound, scratch);
    }
    if (bound < count) {
      System.arraycopy(scratch.edge, 0, y, yAt + bound, count - bound);
    }
  }

  private static void step(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      FloatVector.zero(SPECIES).blend(1f, v.compare(VectorOperators.GE, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void hardSigmoid(
      float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    var slope = FloatVector.broadcast(SPECIES, HARD_SLOPE);
    var half = FloatVector.broadcast(SPECIES, 0.5f);
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      slope.fma(v, half).max(0f).min(1f).intoArray(y, yAt + i);
    }
  }

  private static void sigmoid(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.sigmoid(v).intoArray(y, yAt + i);
    }
  }

  private static void tanh(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, z, zAt + i);
      var a = x.abs();
      var t = x.mul(x);
      var p = splat(TANH_13).fma(t, splat(TANH_11));
      p = p.fma(t, splat(TANH_9));
      p = p.fma(t, splat(TANH_7));
      p = p.fma(t, splat(TANH_5));
      p = p.fma(t, splat(TANH_3));
      var small = x.mul(t).fma(p, x);
      var large = splat(1f).sub(splat(2f).div(VectorMath.exp(a.mul(2f)).add(1f)));
      var isSmall = a.compare(VectorOperators.LT, TANH_SPLIT);
      VectorMath.withSignOf(x, large).blend(small, isSmall).intoArray(y, yAt + i);
    }
  }

  private static void relu(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.max(0f).intoArray(y, yAt + i);
    }
  }

  private static void leakyRelu(
      float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(LEAK).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, yAt + i);
    }
  }

  private static void elu(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.expm1OfNegative(v)
          .blend(v, v.compare(VectorOperators.GT, 0f))
          .intoArray(y, yAt + i);
    }
  }

  private static void selu(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.expm1OfNegative(v)
          .mul(SELU_LAMBDA_ALPHA)
          .blend(v.mul(SELU_LAMBDA), v.compare(VectorOperators.GT, 0f))
          .intoArray(y, yAt + i);
    }
  }

  private static void gelu(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int from = 0; from < bound; from += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, bound - from);
      VectorNormal.distribution(z, zAt + from, scratch.chunk, count);
      multiply(z, zAt + from, scratch.chunk, y, yAt + from, count);
    }
  }

  private static void multiply(float[] z, int zAt, float[] by, float[] y, int yAt, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      FloatVector.fromArray(SPECIES, z, zAt + i)
          .mul(FloatVector.fromArray(SPECIES, by, i))
          .intoArray(y, yAt + i);
    }
  }

  private static void silu(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(VectorMath.sigmoid(v)).intoArray(y, yAt + i);
    }
  }

  private static void mish(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      v.mul(VectorMath.tanhOfSoftplus(v)).intoArray(y, yAt + i);
    }
  }

  private static void softplus(float[] z, int zAt, float[] y, int yAt, int bound, Scratch scratch) {
    for (int i = 0; i < bound; i += LANES) {
      var v = FloatVector.fromArray(SPECIES, z, zAt + i);
      VectorMath.softplus(v).intoArray(y, yAt + i);
    }
  }
}
