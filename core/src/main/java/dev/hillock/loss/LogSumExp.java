package dev.hillock.loss;

import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.ScalarMath;

/// ln Σ e^z over a row of logits, in double, with the largest z taken out so that nothing
/// overflows.
///
/// The logarithm is a series of our own: the same operations on every processor, and several times
/// faster than `StrictMath.log`, which took longer than the rest of a small network's step.
final class LogSumExp {

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// √½ as the high bits of a double: mantissas are brought into [√½, √2).
  private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  private LogSumExp() {}

  static double of(int row, Matrix logits) {
    float[] z = logits.data();
    int from = logits.at(row);
    int to = from + logits.columns();
    float max = Float.NEGATIVE_INFINITY;
    for (int j = from; j < to; j++) {
      max = Math.max(max, z[j]);
    }
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += ScalarMath.exp(z[j] - max);
    }
    return max + log(sum);
  }

  /// ln x for 1 ≤ x: x = m·2^e with m in [√½, √2), ln m = 2·artanh(s) with s = (m − 1) / (m + 1),
  /// the series up to s^23, which leaves less than 2 units in the last place. Infinite and NaN as
  /// they are.
  static double log(double x) {
    if (!(x < Double.POSITIVE_INFINITY)) {
      return x;
    }
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - SQRT_HALF_BITS) >> 52;
    double m = Double.longBitsToDouble(bits - (exponent << 52));
    double s = (m - 1) / (m + 1);
    double t = s * s;
    double odd = 1.0 / 23;
    odd = odd * t + 1.0 / 21;
    odd = odd * t + 1.0 / 19;
    odd = odd * t + 1.0 / 17;
    odd = odd * t + 1.0 / 15;
    odd = odd * t + 1.0 / 13;
    odd = odd * t + 1.0 / 11;
    odd = odd * t + 1.0 / 9;
    odd = odd * t + 1.0 / 7;
    odd = odd * t + 1.0 / 5;
    odd = odd * t + 1.0 / 3;
    return exponent * LN2 + (2 * s + 2 * s * t * odd);
  }
}
