package dev.hillock.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as people read them: the same in every country, so that outputs can be compared.
public final class Numerals {

  private Numerals() {}

  /// Four decimals; `-` for an undefined figure.
  public static String fixed(double value) {
    return Double.isNaN(value) ? "-" : format("%.4f", value);
  }

  /// Five significant digits, for figures of any size.
  public static String significant(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e7)) {
      return format("%.4e", value);
    }
    int decimals = size >= 10_000 ? 0 : size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4;
    return format("%." + decimals + "f", value);
  }

  /// Two significant digits of a number whose size matters: 0.032, 4.5e-07.
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return Math.abs(value) >= 1e-4
        ? new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString()
        : format("%.1e", value);
  }

  /// One significant digit, as a setting takes it: 0.003, 2e-07.
  public static String oneDigit(double value) {
    var rounded = new BigDecimal(value).round(new MathContext(1));
    return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6
        ? rounded.stripTrailingZeros().toPlainString()
        : format("%.0e", rounded.doubleValue());
  }

  /// A whole number with commas: 101,770.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// A number in a format of one number.
  public static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /// A coordinate of a picture.
  public static String coordinate(double value) {
    String text = format("%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
