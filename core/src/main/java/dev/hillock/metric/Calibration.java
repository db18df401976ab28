package dev.hillock.metric;

/// Whether probabilities mean what they say: rows in bins by the probability of the predicted
/// class, and for each bin that probability beside the part of the rows that was right.
///
/// Bin b of B = 15 holds the rows with a probability in (b/B, (b+1)/B].
///
/// @param counts rows in each bin
/// @param confidence mean probability of the predicted class in each bin; NaN in an empty one
/// @param accuracy part of each bin that is right; NaN in an empty one
public record Calibration(long[] counts, double[] confidence, double[] accuracy) {

  /// As many as the source takes.
  public static final int BINS = 15;

  /// Sorts rows into bins.
  ///
  /// @throws IllegalArgumentException if there are no probabilities
  public static Calibration of(JudgedRows.Classes rows) {
    ProbabilityMetrics.requireProbabilities(rows);
    long[] counts = new long[BINS];
    double[] confidence = new double[BINS];
    double[] accuracy = new double[BINS];
    for (int row = 0; row < rows.rows(); row++) {
      int predicted = rows.predicted()[row];
      double p = rows.probability(row, predicted);
      int bin = Math.clamp((long) Math.ceil(p * BINS) - 1, 0, BINS - 1);
      counts[bin]++;
      confidence[bin] += p;
      accuracy[bin] += predicted == rows.actual()[row] ? 1 : 0;
    }
    for (int bin = 0; bin < BINS; bin++) {
      confidence[bin] /= counts[bin];
      accuracy[bin] /= counts[bin];
    }
    return new Calibration(counts, confidence, accuracy);
  }

  /// Expected calibration error: Σ (n_b / n) · |accuracy_b − confidence_b|. 0 is perfect.
  ///
  /// Source: Guo, Pleiss, Sun & Weinberger, "On calibration of modern neural networks", ICML 2017,
  /// eq. 3; Naeini, Cooper & Hauskrecht, AAAI 2015.
  public double expectedError() {
    double sum = 0;
    long rows = 0;
    for (int bin = 0; bin < BINS; bin++) {
      rows += counts[bin];
      sum += counts[bin] == 0 ? 0 : counts[bin] * Math.abs(accuracy[bin] - confidence[bin]);
    }
    return sum / rows;
  }
}
