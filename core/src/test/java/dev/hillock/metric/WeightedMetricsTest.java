package dev.hillock.metric;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.JudgedRows.Pairs;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightedMetricsTest {

  private static Map<Metric, Double> byMetric(List<MetricValue> values) {
    var map = new EnumMap<Metric, Double>(Metric.class);
    values.forEach(value -> map.put(value.metric(), value.value()));
    return map;
  }

  private static void assertSame(List<MetricValue> weighted, List<MetricValue> repeated) {
    var expected = byMetric(repeated);
    byMetric(weighted)
        .forEach((metric, value) ->
            assertEquals(expected.getOrDefault(metric, -1.0), value, 1e-12, metric.text()));
  }

  @Test
  void aRowOfWeightTwoCountsLikeTwoAndOneOfZeroNotAtAll() {
    var labels = List.of("x", "y");
    var rows =
        new Classes(
            labels,
            new int[] {0, 0, 1, 1},
            new int[] {0, 1, 1, 0},
            new float[] {0.9f, 0.1f, 0.4f, 0.6f, 0.2f, 0.8f, 0.7f, 0.3f});
    var repeated =
        new Classes(
            labels,
            new int[] {0, 0, 0, 1},
            new int[] {0, 0, 1, 1},
            new float[] {0.9f, 0.1f, 0.9f, 0.1f, 0.4f, 0.6f, 0.2f, 0.8f});
    var weighted = WeightedMetrics.of("w", rows, new double[] {2, 1, 1, 0});
    assertEquals(4, weighted.classes().size());
    assertSame(weighted.classes(), MetricValues.ofClasses(repeated, false));
  }

  @Test
  void numbersToo() {
    var rows =
        new Numbers(
            4, Map.of("y", new Pairs(new double[] {1, 5, 2, 9}, new double[] {2, 5, 4, 0})));
    var repeated = new Pairs(new double[] {1, 5, 2, 2, 2}, new double[] {2, 5, 4, 4, 4});
    var weighted = WeightedMetrics.of("w", rows, new double[] {0.1, 0.1, 0.3, 0});
    assertSame(
        weighted.numbers().getOrDefault("y", List.of()), MetricValues.ofNumbers(repeated, false));
    var one = WeightedMetrics.of("w", rows, new double[] {3, 0, 0, 0});
    assertEquals(
        Double.NaN,
        byMetric(one.numbers().getOrDefault("y", List.of())).getOrDefault(Metric.R2, 0.0));
  }

  @Test
  void everyRowNeedsAWeight() {
    assertIllegal(
        "2 weights of 4 rows; give one for each row",
        () -> WeightedMetrics.of("w", new Numbers(4, Map.of()), new double[2]));
  }
}
