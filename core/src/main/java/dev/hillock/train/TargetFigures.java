package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.IntervalMetrics;
import dev.hillock.metric.MultilabelMetrics;
import dev.hillock.metric.QuantileMetrics;
import dev.hillock.metric.WeightedMetrics;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an evaluation says beyond the usual figures, of what only some models have.
///
/// @param intervals for each target that has them, by name
/// @param quantiles for each predicted quantile, by the name of its prediction
/// @param labels of several labels at once; null for other targets
/// @param weighted with the weights of the rows; null where nobody asked
public record TargetFigures(
    Map<String, IntervalMetrics> intervals,
    Map<String, QuantileMetrics> quantiles,
    @Nullable MultilabelMetrics labels,
    @Nullable WeightedMetrics weighted) {

  /// Nothing beyond.
  public static final TargetFigures NONE = new TargetFigures(Map.of(), Map.of(), null, null);

  public TargetFigures {
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
  }

  /// The same with weighted figures.
  TargetFigures withWeighted(WeightedMetrics metrics) {
    return new TargetFigures(intervals, quantiles, labels, metrics);
  }

  /// The figures of predictions for some rows.
  static TargetFigures of(Predictions predictions, Table table, int[] rows) {
    return switch (predictions.target()) {
      case NumberTarget numbers ->
          numbers.intervals() == null
              ? NONE
              : of(numbers.intervals().level(), predictions, table, rows);
      case CountTarget counts ->
          counts.intervals() == null
              ? NONE
              : of(counts.intervals().level(), predictions, table, rows);
      case QuantileTarget quantiles -> {
        var figures = quantiles(quantiles, predictions, table, rows);
        var interval = quantiles.interval();
        yield interval == null
            ? figures
            : new TargetFigures(
                of(interval.level(), predictions, table, rows).intervals,
                figures.quantiles,
                null,
                null);
      }
      case LabelsTarget labels -> labels(labels, predictions, table, rows);
      case ClassTarget _ -> NONE;
    };
  }

  private static TargetFigures of(double level, Predictions predictions, Table table, int[] rows) {
    var intervals = new LinkedHashMap<String, IntervalMetrics>();
    var columns = predictions.target().columns();
    for (int j = 0; j < columns.size(); j++) {
      int index = j;
      String name = columns.get(j);
      double[] low = perRow(rows, r -> predictions.low(r, index));
      double[] high = perRow(rows, r -> predictions.high(r, index));
      intervals.put(name, IntervalMetrics.of(level, actual(table, name, rows), low, high));
    }
    return new TargetFigures(intervals, Map.of(), null, null);
  }

  private static TargetFigures quantiles(
      QuantileTarget target, Predictions predictions, Table table, int[] rows) {
    var quantiles = new LinkedHashMap<String, QuantileMetrics>();
    double[] actual = actual(table, target.column(), rows);
    for (int k = 0; k < target.levels().size(); k++) {
      int index = k;
      double[] predicted = perRow(rows, r -> predictions.value(r, index));
      quantiles.put(
          target.names().get(k), QuantileMetrics.of(target.levels().get(k), actual, predicted));
    }
    return new TargetFigures(Map.of(), quantiles, null, null);
  }

  private static TargetFigures labels(
      LabelsTarget target, Predictions predictions, Table table, int[] rows) {
    int n = target.targets().size();
    int[][] actual = new int[n][];
    int[][] predicted = new int[n][];
    var confusions = new LinkedHashMap<String, ConfusionMatrix>();
    for (int j = 0; j < n; j++) {
      int index = j;
      var one = target.targets().get(j);
      actual[j] = one.classes(table, rows);
      predicted[j] =
          IntStream.range(0, rows.length).map(r -> predictions.classOf(r, index)).toArray();
      confusions.put(one.column(), ConfusionMatrix.of(one.labels(), actual[j], predicted[j]));
    }
    var metrics = MultilabelMetrics.of(confusions, actual, predicted);
    return new TargetFigures(Map.of(), Map.of(), metrics, null);
  }

  private static double[] actual(Table table, String name, int[] rows) {
    Column column = table.column(name);
    return perRow(rows, r -> NumberTarget.value(table, column, rows[r]));
  }

  private static double[] perRow(int[] rows, IntToDoubleFunction value) {
    return IntStream.range(0, rows.length).mapToDouble(value).toArray();
  }
}
