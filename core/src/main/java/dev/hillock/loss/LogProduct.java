package dev.hillock.loss;

/// ln of a product of many numbers that are at least 1: Σ ln x with one logarithm for hundreds of x
/// instead of one for each, which took longer than the rest of a small network's step. A product in
/// double is off by half a unit in the last place for each factor, no more than a sum of logarithms
/// is.
///
/// The logarithm is a series of our own: the same operations on every processor.
final class LogProduct {

  private static final double LN2 = 0x1.62e42fefa39efp-1;

  /// √½ as the high bits of a double: mantissas are brought into [√½, √2).
  private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /// A product beyond this becomes a logarithm before the next factor, itself below 2^64.
  private static final double LARGE = 0x1p900;

  private double product = 1;
  private double logarithms;

  /// Takes one more factor in.
  void times(double x) {
    product *= x;
    if (product > LARGE) {
      logarithms += log(product);
      product = 1;
    }
  }

  /// ln of the product of all factors so far.
  double log() {
    return logarithms + log(product);
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
