package dev.hillock.metric;

/// How far predicted numbers are from the actual ones, in the target's units. e is actual −
/// predicted.
///
/// @param rows how many
/// @param rmse √(mean e²)
/// @param mae mean |e|
/// @param r2 1 − Σ e² / Σ (actual − mean)²: 1 is perfect, 0 no better than the mean; NaN where the
///   actual values are all the same
public record RegressionMetrics(int rows, double rmse, double mae, double r2) {

  /// Compares numbers pair by pair.
  public static RegressionMetrics of(double[] actual, double[] predicted) {
    double sum = 0;
    double squares = 0;
    double absolute = 0;
    for (int i = 0; i < actual.length; i++) {
      double e = actual[i] - predicted[i];
      squares += e * e;
      absolute += Math.abs(e);
      sum += actual[i];
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
    return new RegressionMetrics(n, Math.sqrt(squares / n), absolute / n, r2);
  }
}
