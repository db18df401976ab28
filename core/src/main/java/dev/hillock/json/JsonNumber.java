package dev.hillock.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// A number, kept as it is written, so that no digit is lost on the way through. Two numbers are
/// equal when they are written alike: `1` and `1.0` are not.
///
/// @param literal as RFC 8259 writes a number, at most 64 characters
public record JsonNumber(String literal) implements Json {

  static final int MAX_LENGTH = 64;

  /// So many digits fit into a `long`, whatever they are.
  private static final int SURELY_LONG = 18;

  private static final double PLAIN_BELOW = 1e15;

  public JsonNumber {
    if (literal.length() > MAX_LENGTH || !isNumber(literal)) {
      throw new IllegalArgumentException(
          "%s is not a JSON number of at most %d characters"
              .formatted(Quotes.shortened(literal), MAX_LENGTH));
    }
  }

  /// The shortest number that reads back as this `double`; whole values have no decimal point.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities, which JSON cannot write
  public static JsonNumber of(double value) {
    return new JsonNumber(isPlain(value) ? plain(value) : finite(value, Double.toString(value)));
  }

  /// The shortest number that [#toFloat] reads back as this `float`; whole values have no decimal
  /// point.
  ///
  /// @throws IllegalArgumentException for NaN and the infinities, which JSON cannot write
  public static JsonNumber of(float value) {
    return new JsonNumber(isPlain(value) ? plain(value) : finite(value, Float.toString(value)));
  }

  /// A whole number.
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /// The nearest `double`; infinite where the number is too large for one.
  public double toDouble() {
    return Double.parseDouble(literal);
  }

  /// The nearest `float`, rounded once; infinite where the number is too large for one.
  public float toFloat() {
    return Float.parseFloat(literal);
  }

  /// The number as a `long`, if it is whole and fits; `64.0` and `1e3` are whole.
  public OptionalLong toLong() {
    if (literal.length() <= SURELY_LONG && literal.chars().allMatch(Character::isDigit)) {
      return OptionalLong.of(Long.parseLong(literal));
    }
    try {
      // 20 ms at its first use.
      return OptionalLong.of(new BigDecimal(literal).longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String excerpt() {
    return literal;
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`, without what an expression would allocate
  /// for each of perhaps millions of numbers.
  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int at = digits(text, start);
    boolean isWhole = at == start + 1 || (at > start && text.charAt(start) != '0');
    if (!isWhole) {
      return false;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = at + 1;
      at = digits(text, fraction);
      if (at == fraction) {
        return false;
      }
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      boolean isSigned = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
      int exponent = at + (isSigned ? 2 : 1);
      at = digits(text, exponent);
      if (at <= exponent) {
        return false;
      }
    }
    return at == text.length();
  }

  /// The index behind the digits that begin here.
  private static int digits(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isPlain(double value) {
    return value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW;
  }

  private static String plain(double whole) {
    boolean negativeZero = whole == 0 && 1 / whole < 0;
    return negativeZero ? "-0" : Long.toString((long) whole);
  }

  private static String finite(double value, String text) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a number is %s; JSON can only write finite numbers".formatted(text));
    }
    return text.replace(".0E", "E");
  }
}
