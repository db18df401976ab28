package dev.hillock.bench.measure;

import java.util.Arrays;

/// Order statistics of a few measurements.
public final class Statistics {

  private Statistics() {}

  /// The middle value; the mean of the two middle ones of an even number.
  ///
  /// @throws IllegalArgumentException if there is none
  public static double median(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no value, so no median; measure at least once");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// The smallest value.
  public static double least(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  /// The largest value.
  public static double most(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }
}
