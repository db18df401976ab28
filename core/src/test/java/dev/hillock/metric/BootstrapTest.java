package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Pairs;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

  private static MetricValue of(List<MetricValue> values, Metric metric) {
    return values.stream().filter(v -> v.metric() == metric).findFirst().orElseThrow();
  }

  private static ConfidenceInterval interval(List<MetricValue> values, Metric metric) {
    return assertNotNullInterval(of(values, metric).interval());
  }

  private static ConfidenceInterval assertNotNullInterval(@Nullable ConfidenceInterval interval) {
    assertNotNull(interval);
    return interval;
  }

  /// Rows of which every tenth is predicted wrong.
  private static Classes ninetyPercent(int rows) {
    int[] actual = IntStream.range(0, rows).map(i -> i % 3).toArray();
    int[] predicted =
        IntStream.range(0, rows).map(i -> i % 10 == 0 ? (i + 1) % 3 : i % 3).toArray();
    return new Classes(List.of("a", "b", "c"), actual, predicted, new float[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 3000, 20_000, 90_000})
  void isAsWideAsTheNormalApproximationOfAPart(int rows) {
    var values = MetricValues.ofClasses(ninetyPercent(rows), true);
    assertEquals(0.9, of(values, Metric.ACCURACY).value(), 1e-12);
    var interval = interval(values, Metric.ACCURACY);
    double half = 1.96 * Math.sqrt(0.9 * 0.1 / rows);
    assertEquals(2 * half, interval.high() - interval.low(), 0.3 * half);
    assertEquals(0.9 - half, interval.low(), 0.3 * half);
  }

  @Test
  void coversTheTruthAboutNineteenTimesOfTwenty() {
    // RMSE of normal errors with deviation 2, 60 rows each time.
    var random = new SplittableRandom(1);
    int covered = 0;
    for (int time = 0; time < 100; time++) {
      double[] actual =
          IntStream.range(0, 60).mapToDouble(i -> 2 * random.nextGaussian()).toArray();
      var interval =
          interval(MetricValues.ofNumbers(new Pairs(actual, new double[60]), true), Metric.RMSE);
      covered += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
    }
    assertTrue(covered >= 85, "covered " + covered + " of 100");
  }

  @Test
  void givesTheSameBitsEachTime() {
    var rows = ninetyPercent(500);
    assertEquals(MetricValues.ofClasses(rows, true), MetricValues.ofClasses(rows, true));
  }

  @Test
  void theStatisticOfRowsDrawnOnceIsTheMetric() {
    var random = new SplittableRandom(7);
    int n = 400;
    int[] actual = new int[n];
    int[] predicted = new int[n];
    float[] p = new float[3 * n];
    for (int row = 0; row < n; row++) {
      actual[row] = random.nextInt(3);
      int sum = 0;
      int[] parts = new int[3];
      for (int c = 0; c < 3; c++) {
        parts[c] = 1 + random.nextInt(4) + (c == actual[row] ? 2 : 0);
        sum += parts[c];
        predicted[row] = parts[c] > parts[predicted[row]] ? c : predicted[row];
      }
      for (int c = 0; c < 3; c++) {
        p[3 * row + c] = (float) parts[c] / sum;
      }
    }
    var rows = new Classes(List.of("a", "b", "c"), actual, predicted, p);
    int[] once = new int[n];
    Arrays.fill(once, 1);
    double[] resampled = new ClassStatistic(rows).of(once);
    var values = MetricValues.ofClasses(rows, false);
    double[] expected =
        List.of(
                Metric.ACCURACY,
                Metric.BALANCED_ACCURACY,
                Metric.MACRO_F1,
                Metric.MCC,
                Metric.LOG_LOSS,
                Metric.BRIER,
                Metric.ROC_AUC)
            .stream()
            .mapToDouble(metric -> of(values, metric).value())
            .toArray();
    assertArrayEquals(expected, resampled, 1e-12);
    // Every second row twice is the metric of those rows.
    int[] twice = IntStream.range(0, n).map(row -> row % 2 == 0 ? 2 : 0).toArray();
    var half = rows.only(IntStream.range(0, n / 2).map(i -> 2 * i).toArray());
    assertEquals(
        of(MetricValues.ofClasses(half, false), Metric.ROC_AUC).value(),
        new ClassStatistic(rows).of(twice)[6],
        1e-12);
  }

  @Test
  void theStatisticOfNumbersDrawnOnceIsTheMetric() {
    double[] actual = {1e9 + 1, 1e9 + 3, 1e9 + 7, 1e9 + 9};
    double[] predicted = {1e9, 1e9 + 4, 1e9 + 5, 1e9 + 9};
    var pairs = new Pairs(actual, predicted);
    assertArrayEquals(
        new double[] {Math.sqrt(1.5), 1, 1 - 6.0 / 40},
        new NumberStatistic(pairs).of(new int[] {1, 1, 1, 1}),
        1e-9);
  }

  @Test
  void tooFewRowsHaveNoInterval() {
    var values = MetricValues.ofClasses(ninetyPercent(Bootstrap.FEWEST_ROWS - 1), true);
    assertTrue(values.stream().allMatch(value -> value.interval() == null));
  }

  @Test
  void anUndefinedMetricHasNoInterval() {
    double[] constant = new double[50];
    var values = MetricValues.ofNumbers(new Pairs(constant, constant), true);
    assertNull(of(values, Metric.R2).interval());
    assertEquals(new ConfidenceInterval(0, 0), of(values, Metric.RMSE).interval());
  }

  @Test
  void endsStayInTheMetricsRange() {
    // One wrong row of 50 000: the ends are moved by √(m/n).
    int[] actual = new int[50_000];
    int[] predicted = new int[50_000];
    predicted[17] = 1;
    var rows = new Classes(List.of("a", "b"), actual, predicted, new float[0]);
    var interval = interval(MetricValues.ofClasses(rows, true), Metric.ACCURACY);
    assertTrue(interval.low() > 0.999 && interval.high() <= 1, interval.toString());
  }
}
