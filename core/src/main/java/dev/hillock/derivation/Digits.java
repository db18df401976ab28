package dev.hillock.derivation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers with some significant digits and none that says nothing: 0.15, -12.5, 3.2e-7.
///
/// @param count of significant digits, from 1 to 17; 9 tell all floats apart
public record Digits(int count) {

  /// What reads well.
  public static final Digits DEFAULT = new Digits(6);

  private static final double LEAST_PLAIN = 1e-4;

  public Digits {
    if (count < 1 || count > 17) {
      throw new IllegalArgumentException(
          "%d digits of a number; give 1 to 17, of which 9 tell all floats apart".formatted(count));
    }
  }

  String text(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return text(new BigDecimal(value), count);
  }

  private static String text(BigDecimal value, int count) {
    var rounded = value.round(new MathContext(count, RoundingMode.HALF_EVEN));
    if (rounded.signum() == 0) {
      return "0";
    }
    var stripped = rounded.stripTrailingZeros();
    double size = value.abs().doubleValue();
    boolean isPlain =
        size >= LEAST_PLAIN && stripped.precision() - stripped.scale() <= Math.max(count, 7);
    return isPlain ? stripped.toPlainString() : scientific(stripped);
  }

  /// A float, of which 9 digits say all: fewer where they give the same float.
  String text(float value) {
    if (count >= 9 && Float.isFinite(value)) {
      return text(new BigDecimal(Float.toString(value)), 9);
    }
    return text((double) value);
  }

  /// A float behind a sign of calculation: in parentheses where it has a sign of its own.
  Formula factor(float value) {
    String text = text(value);
    return text.startsWith("-") ? Formula.group(text) : Formula.of(text);
  }

  private static String scientific(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
