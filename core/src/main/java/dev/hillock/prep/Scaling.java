package dev.hillock.prep;

import java.util.Arrays;
import java.util.Locale;

/// How a column of numbers is brought to a common scale: x = (v − center) / spread.
public enum Scaling {
  /// Center: mean; spread: standard deviation (of the population).
  STANDARD,
  /// Center: least value; spread: greatest − least, so that x lies in [0, 1].
  MIN_MAX,
  /// Center: median; spread: the distance of the quartiles, or half that of the extremes where the
  /// quartiles are equal; then x / √(1 + (x/3)²), which brings what is far out into ±3. Holzmüller,
  /// Grinsztajn & Steinwart, "Better by default", NeurIPS 2024.
  ROBUST,
  /// By rank: see [Ranks].
  QUANTILE,
  /// Center 0, spread 1: the numbers as they are.
  NONE;

  /// Where [#ROBUST] bends numbers towards.
  private static final double CLIP = 3;

  /// Beyond this the bent number is [#CLIP] to the last digit.
  private static final double FAR_OUT = 1e9;

  /// Center and spread of a column; a spread of 0 marks a constant one.
  ///
  /// @param center subtracted
  /// @param spread divided by
  /// @param clips whether what is far out is brought into ±3
  public record Fitted(double center, double spread, boolean clips) implements Scale {

    /// Without clipping.
    public Fitted(double center, double spread) {
      this(center, spread, false);
    }

    /// x = (v − center) / spread, or x / √(1 + (x/3)²) of that; 0 for a constant column.
    @Override
    public double apply(double v) {
      double x = spread == 0 ? 0 : (v - center) / spread;
      return clips ? clip(x) : x;
    }

    /// Far out, where the square would overflow, what it comes to.
    private static double clip(double x) {
      return Math.abs(x) > FAR_OUT
          ? Math.copySign(CLIP, x)
          : x / Math.sqrt(1 + (x / CLIP) * (x / CLIP));
    }

    /// Whether both are; with numbers near the end of what a double holds they are not.
    @Override
    public boolean isFinite() {
      return Double.isFinite(center) && Double.isFinite(spread);
    }

    @Override
    public boolean isConstant() {
      return spread == 0;
    }

    @Override
    public String describe() {
      return String.format(
          Locale.ROOT, "(v - %.6g) / %.6g%s", center, spread, clips ? " within ±3" : "");
    }

    /// The number that [#apply] makes x of, where it does not clip.
    public double invert(double x) {
      return center + x * spread;
    }
  }

  /// Fits it.
  ///
  /// @param values finite numbers, at least one
  public Scale fit(double[] values) {
    return this == QUANTILE ? Ranks.fit(values) : line(values);
  }

  /// Fits center and spread.
  ///
  /// @param values finite numbers, at least one
  /// @throws IllegalArgumentException for [#QUANTILE], which has none
  public Fitted line(double[] values) {
    return switch (this) {
      case STANDARD -> standard(values);
      case MIN_MAX -> minMax(values);
      case ROBUST -> robust(values);
      case NONE -> new Fitted(0, 1);
      case QUANTILE -> throw new IllegalArgumentException("ranks are no line of the numbers");
    };
  }

  /// Fits it on an input that is 1 in some rows and 0 in the others.
  ///
  /// @param rows at least one
  /// @param ones in how many of them it is 1
  public Fitted fitIndicator(int rows, int ones) {
    if (this != ROBUST && this != QUANTILE) {
      return new Fitted(0, 1);
    }
    double zeros = rows - ones;
    return robust(
        indicatorQuantile(zeros, rows, 0.25),
        indicatorQuantile(zeros, rows, 0.5),
        indicatorQuantile(zeros, rows, 0.75),
        ones == 0 || ones == rows ? 0 : 1);
  }

  private static double indicatorQuantile(double zeros, int rows, double share) {
    return Math.clamp(share * (rows - 1) - (zeros - 1), 0, 1);
  }

  private static Fitted robust(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return robust(
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1] - sorted[0]);
  }

  private static Fitted robust(double lower, double median, double upper, double range) {
    double spread = upper > lower ? upper - lower : range / 2;
    return new Fitted(median, spread, true);
  }

  /// Between the two nearest numbers on a straight line.
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
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
