package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntervalMetricsTest {

  @Test
  void countsWhatLiesInsideBoundsAmongThem() {
    double[] actual = {1, 2, 3, 4};
    double[] low = {1, 0, 4, 0};
    double[] high = {3, 2, 5, 3};
    // Inside, inside, below, above; widths 2, 2, 1, 3.
    assertEquals(new IntervalMetrics(0.9, 0.5, 2), IntervalMetrics.of(0.9, actual, low, high));
  }
}
