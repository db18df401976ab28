package dev.hillock.data;

import java.nio.charset.StandardCharsets;

/// Reads a number as people write it in a file: `-1`, `.5`, `1e3`, `+2.50`. Java's own extras (a
/// trailing `f` or `d`, hexadecimal, `NaN`, `Infinity`) are not numbers here.
public final class Numbers {

  /// Powers of ten that a `double` holds exactly.
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long LARGEST_EXACT = 1L << 53;
  private static final int LONGEST_EXACT_DIGITS = 18;

  private Numbers() {}

  /// The number, infinite where it is too large for a `double`; NaN where the text is not a number.
  public static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /// The number in a range of UTF-8 bytes, the same bits as from its text.
  ///
  /// Up to 18 digits without an exponent need no text: where the digits as one whole number and the
  /// power of ten below them are both exact, one division rounds once and so rounds correctly.
  /// Source: W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990, section 3.
  static double parse(byte[] bytes, int start, int end) {
    int at = start;
    boolean negative = at < end && bytes[at] == '-';
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    for (; at < end && isDigit(bytes[at]); at++, digits++) {
      mantissa = mantissa * 10 + (bytes[at] - '0');
    }
    int fraction = 0;
    if (at < end && bytes[at] == '.') {
      for (at++; at < end && isDigit(bytes[at]); at++, fraction++) {
        mantissa = mantissa * 10 + (bytes[at] - '0');
      }
    }
    digits += fraction;
    if (digits == 0 || !(at == end || isExponent(bytes, at, end))) {
      return Double.NaN;
    }
    if (at < end || digits > LONGEST_EXACT_DIGITS || mantissa > LARGEST_EXACT) {
      return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
    }
    double value = mantissa / POWERS_OF_TEN[fraction];
    return negative ? -value : value;
  }

  private static boolean isExponent(byte[] bytes, int start, int end) {
    if (bytes[start] != 'e' && bytes[start] != 'E') {
      return false;
    }
    int at = start + 1;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int digitsStart = at;
    while (at < end && isDigit(bytes[at])) {
      at++;
    }
    return at == end && at > digitsStart;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
