package dev.hillock.kernel;

import java.util.Arrays;

/// The sum along a row: element i is added to stripe i mod 16, ascending, then the stripes are
/// folded 8, 4, 2, 1. Sixteen is the number of floats in the widest vector of today, so that a
/// vector kernel may keep one, two or four accumulators and get these bits.
final class Stripes {

  static final int COUNT = 16;

  private Stripes() {}

  /// Σ data[offset + i] for 0 ≤ i < length; +0 for an empty row.
  ///
  /// @param stripes scratch of [#COUNT] floats
  static float sum(float[] data, int offset, int length, float[] stripes) {
    Arrays.fill(stripes, 0, COUNT, 0f);
    for (int i = 0; i < length; i++) {
      stripes[i % COUNT] += data[offset + i];
    }
    return fold(stripes);
  }

  /// The same for at most 16 numbers, none negative, without the stripes: one number is in each,
  /// and to add the zeros of the others changes nothing.
  static float sumOfFew(float[] d, int at, int length) {
    return switch (length) {
      case 1 -> d[at];
      case 2 -> d[at] + d[at + 1];
      case 3 -> d[at] + d[at + 2] + d[at + 1];
      case 4 -> d[at] + d[at + 2] + (d[at + 1] + d[at + 3]);
      default -> {
        float even = quarter(d, at, length, 0) + quarter(d, at, length, 2);
        yield even + (quarter(d, at, length, 1) + quarter(d, at, length, 3));
      }
    };
  }

  private static float quarter(float[] d, int at, int length, int i) {
    float low = i + 8 < length ? d[at + i] + d[at + i + 8] : d[at + i];
    if (i + 4 >= length) {
      return low;
    }
    return low + (i + 12 < length ? d[at + i + 4] + d[at + i + 12] : d[at + i + 4]);
  }

  /// The sum of the stripes: s + s8, then s + s4, s + s2, s + s1.
  static float fold(float[] s) {
    float even = quarter(s, 0) + quarter(s, 2);
    float odd = quarter(s, 1) + quarter(s, 3);
    return even + odd;
  }

  /// The four stripes i, i+4, i+8, i+12 folded.
  private static float quarter(float[] s, int i) {
    return (s[i] + s[i + 8]) + (s[i + 4] + s[i + 12]);
  }
}
