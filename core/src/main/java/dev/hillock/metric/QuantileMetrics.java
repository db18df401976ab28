package dev.hillock.metric;

/// How well predicted quantiles fit. e is actual − predicted.
///
/// @param level the part of rows that should not lie above the prediction
/// @param below the part that does not
/// @param pinball mean of max(level·e, (level − 1)·e), in the target's units
public record QuantileMetrics(double level, double below, double pinball) {

  /// Compares numbers with a predicted quantile, row by row.
  public static QuantileMetrics of(double level, double[] actual, double[] predicted) {
    int below = 0;
    double pinball = 0;
    for (int i = 0; i < actual.length; i++) {
      double e = actual[i] - predicted[i];
      below += e <= 0 ? 1 : 0;
      pinball += Math.max(level * e, (level - 1) * e);
    }
    return new QuantileMetrics(level, (double) below / actual.length, pinball / actual.length);
  }
}
