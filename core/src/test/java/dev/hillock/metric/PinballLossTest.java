package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinballLossTest {

  @Test
  void weighsTooLowAndTooHighDifferently() {
    // e = 2 and −1: 0.9·2 and 0.1·1.
    assertEquals(
        (1.8 + 0.1) / 2, PinballLoss.mean(new double[] {5, 5}, new double[] {3, 6}, 0.9), 1e-15);
  }

  @Test
  void ofTheMedianIsHalfTheMeanAbsoluteError() {
    double[] actual = {1, 3, 7, 9};
    double[] predicted = {0, 4, 5, 9};
    assertEquals(
        RegressionMetrics.of(actual, predicted).mae() / 2,
        PinballLoss.mean(actual, predicted, 0.5));
  }

  @Test
  void isLeastAtTheQuantile() {
    double[] actual = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    double least = Double.POSITIVE_INFINITY;
    double best = -1;
    for (double guess = 0; guess < 1000; guess += 10) {
      double[] predicted = new double[1000];
      Arrays.fill(predicted, guess);
      double loss = PinballLoss.mean(actual, predicted, 0.2);
      best = loss < least ? guess : best;
      least = Math.min(loss, least);
    }
    assertTrue(Math.abs(best - 200) <= 10, "least at " + best);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
  void rejectsQuantilesOutOfRange(double quantile) {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> PinballLoss.mean(new double[1], new double[1], quantile));
    assertEquals(
        "quantile is " + quantile + "; it must be greater than 0 and less than 1", e.getMessage());
  }

  @Test
  void rejectsDifferentLengths() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> PinballLoss.mean(new double[2], new double[1], 0.5));
    assertEquals("2 numbers and 1 predictions; give one for each row", e.getMessage());
  }
}
