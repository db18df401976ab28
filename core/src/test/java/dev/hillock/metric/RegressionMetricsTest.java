package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RegressionMetricsTest {

  @Test
  void agreesWithAHandWorkedExample() {
    // e = 1, -1, 2, 0: squares 1 + 1 + 4 + 0 = 6, absolute 4.
    // Mean 5: variation 16 + 4 + 4 + 16 = 40.
    var metrics = RegressionMetrics.of(new double[] {1, 3, 7, 9}, new double[] {0, 4, 5, 9});
    assertEquals(4, metrics.rows());
    assertEquals(Math.sqrt(6.0 / 4), metrics.rmse());
    assertEquals(1.0, metrics.mae());
    assertEquals(1 - 6.0 / 40, metrics.r2());
    // |e| in order 0, 1, 1, 2; relative 1/1, 1/3, 2/7, 0/9: (21 + 7 + 6) / 21 / 4.
    assertEquals(1.0, metrics.medianAbsoluteError());
    assertEquals(34.0 / 84, metrics.mape(), 1e-15);
  }

  @Test
  void perfectPredictionsHaveNoErrorAndTheMeanHasR2Zero() {
    double[] actual = {1, 2, 6};
    assertEquals(new RegressionMetrics(3, 0, 0, 1, 0, 0), RegressionMetrics.of(actual, actual));
    assertEquals(0, RegressionMetrics.of(actual, new double[] {3, 3, 3}).r2());
  }

  @Test
  void r2IsNegativeBelowTheMean() {
    // squares 16 + 16 = 32, variation 4 + 4 = 8.
    assertEquals(-3, RegressionMetrics.of(new double[] {1, 5}, new double[] {5, 1}).r2());
  }

  @Test
  void r2OfAConstantIsNotANumber() {
    // The mean of three times 0.1 is not 0.1 in floating point: it must not pass for variation.
    for (double constant : new double[] {0, 0.1, 1e-300, 1e15}) {
      double[] actual = {constant, constant, constant};
      assertEquals(Double.NaN, RegressionMetrics.of(actual, new double[] {1, 2, 3}).r2());
    }
  }

  @Test
  void losesNothingToALargeMean() {
    var metrics =
        RegressionMetrics.of(new double[] {1e9, 1e9 + 2}, new double[] {1e9 + 1, 1e9 + 1});
    assertEquals(1, metrics.rmse());
    assertEquals(1, metrics.mae());
    assertEquals(0, metrics.r2());
  }

  @Test
  void theMedianOfOddlyManyIsTheOneInTheMiddle() {
    // |e| = 5, 1, 100: a wild row moves the mean, not the median.
    double[] actual = {10, 20, 30};
    assertEquals(
        5.0, RegressionMetrics.of(actual, new double[] {15, 21, 130}).medianAbsoluteError());
  }

  @Test
  void mapeIsUndefinedWhereATargetIsZero() {
    assertEquals(Double.NaN, RegressionMetrics.of(new double[] {1, 0}, new double[] {1, 0}).mape());
    assertEquals(
        Double.NaN, RegressionMetrics.of(new double[] {1, -0.0}, new double[] {1, 2}).mape());
  }
}
