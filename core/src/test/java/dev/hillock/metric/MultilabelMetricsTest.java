package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MultilabelMetricsTest {

  @Test
  void countsWholeRowsAndSingleLabels() {
    // Rows: both right, one wrong, both wrong, both right.
    int[][] actual = {{0, 1, 1, 0}, {1, 1, 0, 0}};
    int[][] predicted = {{0, 1, 0, 0}, {1, 0, 1, 0}};
    var metrics = MultilabelMetrics.of(Map.of(), actual, predicted);
    assertEquals(0.5, metrics.subsetAccuracy());
    assertEquals(3.0 / 8, metrics.hammingLoss());
  }
}
