package dev.hillock.data;

import java.math.BigInteger;

/// Turns w · 10^q, w up to 64 bits, into the nearest `double` with one or two multiplications of 64
/// bits.
///
/// 5^q is held as a 128-bit number with its leading bit set. The upper 128 bits of w · 5^q give 53
/// bits and the one that decides the rounding, unless the bits below are all ones or the result is
/// subnormal; then it says so and leaves the number to `Double.parseDouble`.
///
/// Source: D. Lemire, Number Parsing at a Gigabyte per Second, Software: Practice and Experience
/// 51(8), 2021, algorithm 1 and sections 5 to 8. Deviation: subnormal results are left to the
/// fallback.
final class LongDecimal {

  /// What [#toDouble] gives where it cannot tell how to round.
  static final double UNKNOWN = -1;

  private static final int SMALLEST_POWER = -342;
  private static final int LARGEST_POWER = 308;

  /// Between these the 128 bits of 5^q are exact, or its reciprocal's error cannot reach the bits
  /// that count.
  private static final int SMALLEST_SAFE_POWER = -27;

  private static final int LARGEST_SAFE_POWER = 55;

  private static final int SIGNIFICANT_BITS = 53;
  private static final int BIAS = 1023;

  private LongDecimal() {}

  /// The upper and lower half of each power of five. In a class of its own, so that it is made when
  /// the first long number turns up.
  private static final class Powers {

    private static final long[] UPPER = new long[LARGEST_POWER - SMALLEST_POWER + 1];
    private static final long[] LOWER = new long[LARGEST_POWER - SMALLEST_POWER + 1];

    static {
      for (int power = SMALLEST_POWER; power <= LARGEST_POWER; power++) {
        BigInteger bits =
            power < 0 ? reciprocal(-power) : leading128(BigInteger.valueOf(5).pow(power));
        UPPER[power - SMALLEST_POWER] = bits.shiftRight(64).longValue();
        LOWER[power - SMALLEST_POWER] = bits.longValue();
      }
    }

    /// 1 / 5^power: rounded up where w can be a multiple of 5^power, else cut off.
    private static BigInteger reciprocal(int power) {
      BigInteger five = BigInteger.valueOf(5).pow(power);
      int bits = five.bitLength() + 127;
      BigInteger quotient = BigInteger.ONE.shiftLeft(bits).divide(five);
      return power <= -SMALLEST_SAFE_POWER ? quotient.add(BigInteger.ONE) : quotient;
    }

    private static BigInteger leading128(BigInteger number) {
      return number.shiftRight(number.bitLength() - 128);
    }
  }

  /// w · 10^q for an unsigned w; [#UNKNOWN] where this way cannot tell how to round.
  static double toDouble(long w, int q) {
    if (w == 0 || q < SMALLEST_POWER) {
      return 0;
    }
    if (q > LARGEST_POWER) {
      return Double.POSITIVE_INFINITY;
    }
    int leadingZeros = Long.numberOfLeadingZeros(w);
    long shifted = w << leadingZeros;
    long factor = Powers.UPPER[q - SMALLEST_POWER];
    long upper = Math.unsignedMultiplyHigh(shifted, factor);
    long lower = shifted * factor;
    if ((upper & 0x1ff) == 0x1ff) {
      // A carry from below might reach the bits that count.
      long carry = Math.unsignedMultiplyHigh(shifted, Powers.LOWER[q - SMALLEST_POWER]);
      lower += carry;
      if (Long.compareUnsigned(lower, carry) < 0) {
        upper++;
      }
    }
    if (lower == -1L && (q < SMALLEST_SAFE_POWER || q > LARGEST_SAFE_POWER)) {
      return UNKNOWN;
    }
    int topBit = (int) (upper >>> 63);
    int exponent = binaryExponent(q) + topBit - leadingZeros + BIAS;
    return exponent <= 0 ? UNKNOWN : rounded(upper, lower, q, exponent);
  }

  /// The leading 54 bits of `upper`, rounded to 53, ties to even.
  private static double rounded(long upper, long lower, int q, int biasedExponent) {
    int topBit = (int) (upper >>> 63);
    int shift = topBit + 64 - SIGNIFICANT_BITS - 2;
    long significand = upper >>> shift;
    // Exactly half way, which is possible for these powers only: to even, that is, down here.
    boolean isTie =
        Long.compareUnsigned(lower, 1) <= 0
            && q >= -4
            && q <= 23
            && (significand & 3) == 1
            && significand << shift == upper;
    if (isTie) {
      significand &= ~1L;
    }
    significand = (significand + (significand & 1)) >>> 1;
    int exponent = biasedExponent;
    if (significand == 1L << SIGNIFICANT_BITS) {
      significand >>>= 1;
      exponent++;
    }
    if (exponent > 2 * BIAS) {
      return Double.POSITIVE_INFINITY;
    }
    long fraction = significand & ((1L << (SIGNIFICANT_BITS - 1)) - 1);
    return Double.longBitsToDouble((long) exponent << (SIGNIFICANT_BITS - 1) | fraction);
  }

  /// floor(q · log2(10)) + 63, exact between the smallest and the largest power (section 6 there).
  private static int binaryExponent(int q) {
    return ((q * 217_706) >> 16) + 63;
  }
}
