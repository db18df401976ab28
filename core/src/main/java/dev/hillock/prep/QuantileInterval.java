package dev.hillock.prep;

/// An interval from the least predicted quantile − margin to the greatest + margin, which holds the
/// actual number of a new row with at least the probability `level`; see [Intervals]. It is as wide
/// as the quantiles of the row say, and the margin, which may be negative, makes up for what they
/// are wrong on average.
///
/// Source: Romano, Patterson & Candès, "Conformalized quantile regression", NeurIPS 2019, eq. 6 to
/// 8. Deviation: as in [Intervals].
///
/// @param level the probability, between 0 and 1
/// @param margin in the target's units
public record QuantileInterval(double level, double margin) {

  public QuantileInterval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "interval of level %s; a level lies between 0 and 1".formatted(level));
    }
    if (!Double.isFinite(margin)) {
      throw new IllegalArgumentException("margin %s; it must be finite".formatted(margin));
    }
  }

  /// How far a number lies outside of its quantiles; negative inside: max(least − v, v − greatest).
  public static double distance(double least, double greatest, double number) {
    return Math.max(least - number, number - greatest);
  }

  /// The lower end. A negative margin may move the ends past each other; they meet in the middle.
  public double low(double least, double greatest) {
    return Math.min(least - margin, (least + greatest) / 2);
  }

  /// The upper end.
  public double high(double least, double greatest) {
    return Math.max(greatest + margin, (least + greatest) / 2);
  }
}
