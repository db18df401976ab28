package dev.hillock.metric;

/// How well intervals hold the actual numbers.
///
/// @param level the part of rows that should lie inside
/// @param coverage the part that does; bounds count as inside
/// @param width mean of high − low, in the target's units
public record IntervalMetrics(double level, double coverage, double width) {

  /// Compares numbers with their intervals, row by row.
  public static IntervalMetrics of(double level, double[] actual, double[] low, double[] high) {
    int inside = 0;
    double width = 0;
    for (int i = 0; i < actual.length; i++) {
      inside += low[i] <= actual[i] && actual[i] <= high[i] ? 1 : 0;
      width += high[i] - low[i];
    }
    return new IntervalMetrics(level, (double) inside / actual.length, width / actual.length);
  }
}
