package dev.hillock.kernel;

import static dev.hillock.kernel.ScalarMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [ScalarMath], many numbers at a time: the same operations in the same order, so
/// the same bits. Where the scalar code branches, both sides are computed and one is chosen.
///
/// Only short ones: a long function that returns a vector is compiled on its own, then not inlined
/// any more because it has become big, and from then on every vector it returns lies on the heap.
/// tanh stands in [VectorActivations], the normal distribution in [VectorNormal].
final class VectorMath {

  /// The widest vectors of this processor; a constant, so that the compiler sees through it.
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  // Constants as vectors: a call less for the compiler, whose budget a loop with exp nearly uses
  // up.
  private static final FloatVector V_LOG2_E = splat(LOG2_E);
  private static final FloatVector V_ROUNDER = splat(ROUNDER);
  private static final FloatVector V_EXP_7 = splat(EXP_7);
  private static final FloatVector V_EXP_6 = splat(EXP_6);
  private static final FloatVector V_EXP_5 = splat(EXP_5);
  private static final FloatVector V_EXP_4 = splat(EXP_4);
  private static final FloatVector V_EXP_3 = splat(EXP_3);
  private static final FloatVector V_EXP_2 = splat(EXP_2);
  private static final FloatVector V_MINUS_LN2_LOW = splat(-LN2_LOW);
  private static final FloatVector V_MINUS_LN2_HIGH = splat(-LN2_HIGH);

  private VectorMath() {}

  /// As in [ScalarMath#exp]; 2^n in two factors, whose exponents get their 127 in one addition: (n
  /// + 254) > > 1 is (n >> 1) + 127.
  static FloatVector exp(FloatVector x) {
    var clamped = x.max(EXP_LOW).min(EXP_HIGH);
    var shifted = clamped.fma(V_LOG2_E, V_ROUNDER);
    var y = expm1Reduced(clamped, shifted.sub(ROUNDER)).add(1f);
    var n = shifted.reinterpretAsInts().sub(ROUNDER_BITS - 254);
    var half = n.lanewise(VectorOperators.ASHR, 1);
    var rest = n.sub(half);
    return y.mul(half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats())
        .mul(rest.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
  }

  static FloatVector expm1OfNegative(FloatVector x) {
    var clamped = x.max(-20f);
    var shifted = clamped.fma(V_LOG2_E, V_ROUNDER);
    var y = expm1Reduced(clamped, shifted.sub(ROUNDER));
    var scale = powerOfTwo(shifted.reinterpretAsInts().sub(ROUNDER_BITS));
    return scale.fma(y, scale.sub(1f));
  }

  private static FloatVector expm1Reduced(FloatVector x, FloatVector n) {
    var r = n.fma(V_MINUS_LN2_LOW, n.fma(V_MINUS_LN2_HIGH, x));
    var p = V_EXP_7.fma(r, V_EXP_6);
    p = p.fma(r, V_EXP_5);
    p = p.fma(r, V_EXP_4);
    p = p.fma(r, V_EXP_3);
    p = p.fma(r, V_EXP_2);
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

  static FloatVector sigmoid(FloatVector x) {
    var e = exp(x.abs().neg());
    var s = splat(1f).div(e.add(1f));
    return s.blend(e.mul(s), x.compare(VectorOperators.LT, 0f));
  }

  static FloatVector softplus(FloatVector x) {
    return x.max(0f).add(log1p(exp(x.abs().neg())));
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

  static FloatVector withSignOf(FloatVector x, FloatVector y) {
    return y.blend(y.neg(), x.compare(VectorOperators.LT, 0f));
  }

  static FloatVector splat(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
