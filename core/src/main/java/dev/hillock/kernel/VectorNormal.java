package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarMath.*;
import static dev.hillock.kernel.VectorMath.SPECIES;
import static dev.hillock.kernel.VectorMath.splat;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The normal distribution function of [ScalarActivations] many numbers at a time: Φ(z) = ½ +
/// ½·erf(z / √2), by way of a buffer. Three short loops instead of one, since the compiler gives up
/// on a loop with all of it.
final class VectorNormal {

  private static final int LANES = SPECIES.length();

  private VectorNormal() {}

  /// to = Φ(z) for `bound` numbers, a multiple of the lanes; `to` is not z.
  static void distribution(float[] z, int zAt, float[] to, int bound) {
    logErfc(z, zAt, to, bound);
    for (int i = 0; i < bound; i += LANES) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, to, i)).intoArray(to, i);
    }
    join(z, zAt, to, bound);
  }

  /// ln(1 − erf(u)) for u = |z| / √2, the polynomial for large u.
  private static void logErfc(float[] z, int zAt, float[] to, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, z, zAt + i).mul(ScalarActivations.SQRT_HALF);
      var u = x.abs().min(ERF_ONE);
      var p = splat(ERFC_7).fma(u, splat(ERFC_6));
      p = p.fma(u, splat(ERFC_5));
      p = p.fma(u, splat(ERFC_4));
      p = p.fma(u, splat(ERFC_3));
      p = p.fma(u, splat(ERFC_2));
      p = p.fma(u, splat(ERFC_1));
      p.fma(u, splat(ERFC_0)).intoArray(to, i);
    }
  }

  /// erf is a polynomial for small u and 1 − e^(what [#logErfc] gave) for large.
  private static void join(float[] z, int zAt, float[] to, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      var x = FloatVector.fromArray(SPECIES, z, zAt + i).mul(ScalarActivations.SQRT_HALF);
      var t = x.mul(x);
      var p = splat(ERF_13).fma(t, splat(ERF_11));
      p = p.fma(t, splat(ERF_9));
      p = p.fma(t, splat(ERF_7));
      p = p.fma(t, splat(ERF_5));
      p = p.fma(t, splat(ERF_3));
      p = p.fma(t, splat(ERF_1));
      var small = x.fma(p, x);
      var large = splat(1f).sub(FloatVector.fromArray(SPECIES, to, i));
      var isSmall = x.abs().compare(VectorOperators.LT, ERF_SPLIT);
      var erf = VectorMath.withSignOf(x, large).blend(small, isSmall);
      splat(0.5f).fma(erf, splat(0.5f)).intoArray(to, i);
    }
  }
}
