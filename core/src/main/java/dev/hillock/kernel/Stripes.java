package dev.hillock.kernel;

/// The sum along a row: element i is added to stripe i mod 16, ascending, then the stripes are
/// folded 8, 4, 2, 1. Sixteen is the number of floats in the widest vector of today, so that a
/// vector kernel may keep one, two or four accumulators and get these bits.
final class Stripes {

  static final int COUNT = 16;

  private Stripes() {}

  /// Σ data[offset + i] for 0 ≤ i < length; +0 for an empty row.
  static float sum(float[] data, int offset, int length) {
    float even = quarter(data, offset, length, 0) + quarter(data, offset, length, 2);
    float odd = quarter(data, offset, length, 1) + quarter(data, offset, length, 3);
    return even + odd;
  }

  /// The four stripes s, s+4, s+8, s+12 folded: (s + s8) + (s4 + s12).
  private static float quarter(float[] data, int offset, int length, int s) {
    float low = stripe(data, offset, length, s) + stripe(data, offset, length, s + 8);
    float high = stripe(data, offset, length, s + 4) + stripe(data, offset, length, s + 12);
    return low + high;
  }

  private static float stripe(float[] data, int offset, int length, int s) {
    float sum = 0f;
    for (int i = s; i < length; i += COUNT) {
      sum += data[offset + i];
    }
    return sum;
  }
}
