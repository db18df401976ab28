package dev.hillock.metric;

import java.util.Arrays;

/// How far predicted numbers are from the actual ones, in the target's units. e is actual −
/// predicted.
///
/// @param rows how many
/// @param rmse √(mean e²)
/// @param mae mean |e|
/// @param r2 1 − Σ e² / Σ (actual − mean)²: 1 is perfect, 0 no better than the mean; NaN where the
///   actual values are all the same
/// @param medianAbsoluteError the median of |e|, which a few wild rows do not move
/// @param mape mean |e / actual|, 0.1 for ten percent; NaN where an actual value is 0
public record RegressionMetrics(
    int rows, double rmse, double mae, double r2, double medianAbsoluteError, double mape) {

  /// Compares numbers pair by pair.
  public static RegressionMetrics of(double[] actual, double[] predicted) {
    double sum = 0;
    double squares = 0;
    double absolute = 0;
    double relative = 0;
    double[] distances = new double[actual.length];
    boolean hasZero = false;
    for (int i = 0; i < actual.length; i++) {
      double e = actual[i] - predicted[i];
      distances[i] = Math.abs(e);
      squares += e * e;
      absolute += distances[i];
      relative += distances[i] / Math.abs(actual[i]);
      sum += actual[i];
      hasZero |= actual[i] == 0;
    }
    int n = actual.length;
    double mean = sum / n;
    double variation = 0;
    // The mean is rounded, so a constant is told from its values, not from the differences.
    boolean constant = true;
    for (double a : actual) {
      variation += (a - mean) * (a - mean);
      constant &= a == actual[0];
    }
    double r2 = constant ? Double.NaN : 1 - squares / variation;
    return new RegressionMetrics(
        n,
        Math.sqrt(squares / n),
        absolute / n,
        r2,
        median(distances),
        hasZero ? Double.NaN : relative / n);
  }

  /// The middle of the sorted values; of an even number the mean of the two in the middle.
  private static double median(double[] values) {
    int n = values.length;
    if (n == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    return n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
  }
}
