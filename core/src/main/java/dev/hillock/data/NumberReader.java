package dev.hillock.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads one number after the other from bytes, up to eight digits at a time, and tells where each
/// ended. The bits are those of `Double.parseDouble`.
///
/// Where the digits as one whole number and the power of ten are both exact in a `double`, one
/// multiplication or division rounds once and so rounds correctly. Source: W. D. Clinger, How to
/// Read Floating Point Numbers Accurately, 1990, section 3. Other numbers of up to 19 digits go to
/// [LongDecimal], what is left to `Double.parseDouble`.
///
/// Eight digits become a number in three multiplications: neighbours are joined to pairs, pairs to
/// fours, fours to eight. Source: D. Lemire, Number Parsing at a Gigabyte per Second, 2021, section
/// 3 and the listing there; the count of leading digits by carries into the high bits is the usual
/// trick of SIMD within a register (L. Lamport, Multiple Byte Processing with Full-Word
/// Instructions, 1975).
final class NumberReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ZERO_DIGITS = 0x3030303030303030L;
  private static final long TO_HIGH_BIT = 0x7676767676767676L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long EVERY_FOURTH_BYTE = 0x000000ff000000ffL;
  private static final long HUNDRED_AND_MILLION = 100 + (1_000_000L << 32);
  private static final long ONE_AND_TEN_THOUSAND = 1 + (10_000L << 32);

  /// Powers of ten that a `double` holds exactly.
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long[] LONG_POWERS_OF_TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private static final long LARGEST_EXACT = 1L << 53;
  private static final int MOST_DIGITS = 19;

  /// No `double` needs a power of ten beyond this, however many digits stand before it.
  private static final int LARGEST_EXPONENT = 100_000;

  private double value;
  private int end;

  /// The digits so far as one whole number, which has overflowed if there are more than 19.
  private long digits;

  /// The number that was read; infinite where it is too large for a `double`.
  double value() {
    return value;
  }

  /// The offset behind the number that was read.
  int end() {
    return end;
  }

  /// Reads the longest number that begins at `start` and does not reach `limit`.
  ///
  /// @return whether there is one
  boolean read(byte[] bytes, int start, int limit) {
    int at = start;
    boolean negative = false;
    if (at < limit && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at] == '-';
      at++;
    }
    int first = at;
    digits = 0;
    at = readDigits(bytes, at, limit);
    int count = at - first;
    int fraction = 0;
    if (at < limit && bytes[at] == '.') {
      int point = at + 1;
      at = readDigits(bytes, point, limit);
      fraction = at - point;
      count += fraction;
    }
    if (count == 0) {
      return false;
    }
    int exponent = -fraction;
    if (at < limit && (bytes[at] | 0x20) == 'e') {
      int behind = exponentEnd(bytes, at + 1, limit);
      if (behind > 0) {
        exponent += exponent(bytes, at + 1, behind);
        at = behind;
      }
    }
    end = at;
    if (count <= MOST_DIGITS) {
      double magnitude = magnitude(digits, exponent);
      if (magnitude >= 0) {
        value = negative ? -magnitude : magnitude;
        return true;
      }
    }
    value = Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.US_ASCII));
    return true;
  }

  /// Joins the digits from `at` on to those so far; gives the offset behind them.
  private int readDigits(byte[] bytes, int start, int limit) {
    int at = start;
    long joined = digits;
    while (at <= bytes.length - Long.BYTES) {
      long word = (long) LONGS.get(bytes, at) ^ ZERO_DIGITS;
      long others = ((word + TO_HIGH_BIT) | word) & HIGH_BITS;
      int count = Math.min(Long.numberOfTrailingZeros(others) >>> 3, limit - at);
      if (count == 0) {
        digits = joined;
        return at;
      }
      joined = joined * LONG_POWERS_OF_TEN[count] + eightDigits(word << (64 - 8 * count));
      at += count;
      if (count < Long.BYTES) {
        digits = joined;
        return at;
      }
    }
    for (; at < limit && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      joined = joined * 10 + (bytes[at] - '0');
    }
    digits = joined;
    return at;
  }

  /// The number whose digits are the bytes, the first digit lowest.
  private static long eightDigits(long word) {
    long pairs = word * 10 + (word >>> 8);
    return ((pairs & EVERY_FOURTH_BYTE) * HUNDRED_AND_MILLION
            + ((pairs >>> 16) & EVERY_FOURTH_BYTE) * ONE_AND_TEN_THOUSAND)
        >>> 32;
  }

  /// digits · 10^exponent; negative where this way cannot tell how to round.
  private static double magnitude(long digits, int exponent) {
    if (Long.compareUnsigned(digits, LARGEST_EXACT) <= 0) {
      if (exponent <= 0 && exponent > -POWERS_OF_TEN.length) {
        return digits / POWERS_OF_TEN[-exponent];
      }
      if (exponent > 0 && exponent < POWERS_OF_TEN.length) {
        return digits * POWERS_OF_TEN[exponent];
      }
    }
    return LongDecimal.toDouble(digits, exponent);
  }

  /// The offset behind an exponent's sign and digits, -1 if it has no digit.
  private static int exponentEnd(byte[] bytes, int start, int limit) {
    int first = start < limit && (bytes[start] == '-' || bytes[start] == '+') ? start + 1 : start;
    int at = first;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > first ? at : -1;
  }

  private static int exponent(byte[] bytes, int start, int end) {
    int exponent = 0;
    for (int at = start; at < end; at++) {
      if (bytes[at] >= '0') {
        exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + (bytes[at] - '0'));
      }
    }
    return bytes[start] == '-' ? -exponent : exponent;
  }
}
