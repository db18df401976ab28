package dev.hillock.prep;

import java.util.Locale;

/// How a column of numbers is brought to a common scale: x = (v − center) / spread.
public enum Scaling {
  /// Center: mean; spread: standard deviation (of the population).
  STANDARD,
  /// Center: least value; spread: greatest − least, so that x lies in [0, 1].
  MIN_MAX,
  /// Center 0, spread 1: the numbers as they are.
  NONE;

  /// Center and spread of a column; a spread of 0 marks a constant one.
  ///
  /// @param center subtracted
  /// @param spread divided by
  public record Fitted(double center, double spread) {

    /// (v − center) / spread; 0 for a constant column.
    public double apply(double v) {
      return spread == 0 ? 0 : (v - center) / spread;
    }

    /// Whether both are; with numbers near the end of what a double holds they are not.
    boolean isFinite() {
      return Double.isFinite(center) && Double.isFinite(spread);
    }

    /// The number that [#apply] makes x of.
    public double invert(double x) {
      return center + x * spread;
    }
  }

  /// Fits center and spread.
  ///
  /// @param values finite numbers, at least one
  public Fitted fit(double[] values) {
    return switch (this) {
      case STANDARD -> standard(values);
      case MIN_MAX -> minMax(values);
      case NONE -> new Fitted(0, 1);
    };
  }

  /// Two passes: the sum of squares of the differences loses nothing to a large mean.
  private static Fitted standard(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    // The mean of a constant column is rounded: the tiny deviation from it would blow the column
    // up.
    boolean constant = minMax(values).spread() == 0;
    return new Fitted(mean, constant ? 0 : Math.sqrt(squares / values.length));
  }

  private static Fitted minMax(double[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      min = Math.min(min, v);
      max = Math.max(max, v);
    }
    return new Fitted(min, max - min);
  }

  /// The name in settings and files: `min-max`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
