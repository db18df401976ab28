package dev.hillock.cli;

import dev.hillock.data.NumericColumn;
import dev.hillock.report.Numerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them: the same in every country, so that outputs can be compared.
final class Figures {

  private static final int OUTPUT_DIGITS = 7;

  private Figures() {}

  /// Four decimals; `-` for an undefined figure.
  static String fixed(double value) {
    return Numerals.fixed(value);
  }

  /// Five significant digits, for figures of any size.
  static String significant(double value) {
    return Numerals.significant(value);
  }

  /// A predicted number with the digits it has: a network's output is a float, so seven of the
  /// spread of the target, however large the target itself is.
  static String prediction(double value, double spread) {
    if (!Double.isFinite(value) || !(spread > 0)) {
      return Double.toString(value);
    }
    int decimals = OUTPUT_DIGITS - (int) Math.floor(Math.log10(spread));
    double rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    return NumericColumn.textOf(rounded);
  }

  /// A whole number with commas: 101,770.
  static String count(long value) {
    return Numerals.count(value);
  }

  /// `1 row`, `150 rows`.
  static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : noun.endsWith("s") ? "es" : "s");
  }

  /// Bytes as kB or MB.
  static String bytes(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
