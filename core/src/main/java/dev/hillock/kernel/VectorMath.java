package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [ScalarMath], many numbers at a time: the same operations in the same order, so
/// the same bits. Where the scalar code branches, both sides are computed and one is chosen.
final class VectorMath {

  /// The widest vectors of this processor; a constant, so that the compiler sees through it.
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private VectorMath() {}

  static FloatVector exp(FloatVector x) {
    var clamped = x.max(EXP_LOW).min(EXP_HIGH);
    var shifted = clamped.fma(splat(LOG2_E), splat(ROUNDER));
    var y = expm1Reduced(clamped, shifted.sub(ROUNDER)).add(1f);
    var n = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
    var half = n.lanewise(VectorOperators.ASHR, 1);
    return y.mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  static FloatVector expm1OfNegative(FloatVector x) {
    var clamped = x.max(-20f);
    var shifted = clamped.fma(splat(LOG2_E), splat(ROUNDER));
    var y = expm1Reduced(clamped, shifted.sub(ROUNDER));
    var scale = powerOfTwo(shifted.reinterpretAsInts().sub(ROUNDER_BITS));
    return scale.fma(y, scale.sub(1f));
  }

  private static FloatVector expm1Reduced(FloatVector x, FloatVector n) {
    var r = n.fma(splat(-LN2_LOW), n.fma(splat(-LN2_HIGH), x));
    var p = splat(EXP_7).fma(r, splat(EXP_6));
    p = p.fma(r, splat(EXP_5));
    p = p.fma(r, splat(EXP_4));
    p = p.fma(r, splat(EXP_3));
    p = p.fma(r, splat(EXP_2));
    return p.fma(r.mul(r), r);
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  /// ln x for normal, positive x.
  private static FloatVector logOfNormal(FloatVector x) {
    var bits = x.reinterpretAsInts();
    var exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    var f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    var e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    var p = splat(LOG_11).fma(f, splat(LOG_10));
    p = p.fma(f, splat(LOG_9));
    p = p.fma(f, splat(LOG_8));
    p = p.fma(f, splat(LOG_7));
    p = p.fma(f, splat(LOG_6));
    p = p.fma(f, splat(LOG_5));
    p = p.fma(f, splat(LOG_4));
    p = p.fma(f, splat(LOG_3));
    var tail = f.mul(f).fma(f.fma(p, splat(-0.5f)), e.mul(LN2_LOW));
    return e.fma(splat(LN2_HIGH), tail.add(f));
  }

  static FloatVector log1p(FloatVector u) {
    var w = u.add(1f);
    return logOfNormal(w).add(u.sub(w.sub(1f)).div(w));
  }

  static FloatVector tanh(FloatVector x) {
    var a = x.abs();
    var t = x.mul(x);
    var p = splat(TANH_13).fma(t, splat(TANH_11));
    p = p.fma(t, splat(TANH_9));
    p = p.fma(t, splat(TANH_7));
    p = p.fma(t, splat(TANH_5));
    p = p.fma(t, splat(TANH_3));
    var small = x.mul(t).fma(p, x);
    var large = splat(1f).sub(splat(2f).div(exp(a.mul(2f)).add(1f)));
    return withSignOf(x, large).blend(small, a.compare(VectorOperators.LT, TANH_SPLIT));
  }

  static FloatVector erf(FloatVector x) {
    var a = x.abs();
    var t = x.mul(x);
    var p = splat(ERF_13).fma(t, splat(ERF_11));
    p = p.fma(t, splat(ERF_9));
    p = p.fma(t, splat(ERF_7));
    p = p.fma(t, splat(ERF_5));
    p = p.fma(t, splat(ERF_3));
    p = p.fma(t, splat(ERF_1));
    var small = x.fma(p, x);
    var large = splat(1f).sub(exp(logErfc(a.min(ERF_ONE))));
    return withSignOf(x, large).blend(small, a.compare(VectorOperators.LT, ERF_SPLIT));
  }

  private static FloatVector logErfc(FloatVector u) {
    var p = splat(ERFC_7).fma(u, splat(ERFC_6));
    p = p.fma(u, splat(ERFC_5));
    p = p.fma(u, splat(ERFC_4));
    p = p.fma(u, splat(ERFC_3));
    p = p.fma(u, splat(ERFC_2));
    p = p.fma(u, splat(ERFC_1));
    return p.fma(u, splat(ERFC_0));
  }

  static FloatVector sigmoid(FloatVector x) {
    var e = exp(x.abs().neg());
    var s = splat(1f).div(e.add(1f));
    return s.blend(e.mul(s), x.compare(VectorOperators.LT, 0f));
  }

  static FloatVector softplus(FloatVector x) {
    return x.max(0f).add(log1p(exp(x.abs().neg())));
  }

  /// Φ(z), the normal distribution function.
  static FloatVector normalDistribution(FloatVector z) {
    return splat(0.5f).fma(erf(z.mul(ScalarActivations.SQRT_HALF)), splat(0.5f));
  }

  /// The normal density.
  static FloatVector normalDensity(FloatVector z) {
    return exp(z.mul(z).mul(-0.5f)).mul(ScalarActivations.NORMAL_DENSITY);
  }

  static FloatVector tanhOfSoftplus(FloatVector z) {
    var e = exp(z.min(ScalarActivations.MISH_LINEAR));
    var n = e.mul(e.add(2f));
    return n.div(n.add(2f));
  }

  private static FloatVector withSignOf(FloatVector x, FloatVector y) {
    return y.blend(y.neg(), x.compare(VectorOperators.LT, 0f));
  }

  private static FloatVector splat(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
