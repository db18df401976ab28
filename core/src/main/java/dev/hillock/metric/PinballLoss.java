package dev.hillock.metric;

/// How far predicted quantiles are from the actual numbers.
///
/// With e = actual − predicted and the quantile τ in (0, 1): τ·e where e ≥ 0, otherwise (τ − 1)·e;
/// never negative. The mean is least where a part τ of the actual numbers lies below the predicted
/// ones; for τ = ½ it is half the mean absolute error.
///
/// Source: Koenker & Bassett, "Regression quantiles", Econometrica 46, 1978, eq. 3.1.
public final class PinballLoss {

  private PinballLoss() {}

  /// The loss of one number.
  public static double of(double actual, double predicted, double quantile) {
    double e = actual - predicted;
    return e >= 0 ? quantile * e : (quantile - 1) * e;
  }

  /// The mean loss of numbers, pair by pair; NaN for none.
  ///
  /// @param quantile in (0, 1)
  /// @throws IllegalArgumentException if the quantile is out of range or the lengths differ
  public static double mean(double[] actual, double[] predicted, double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "quantile is %s; it must be greater than 0 and less than 1".formatted(quantile));
    }
    var pairs = new JudgedRows.Pairs(actual, predicted);
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      sum += of(pairs.actual()[i], pairs.predicted()[i], quantile);
    }
    return sum / actual.length;
  }
}
