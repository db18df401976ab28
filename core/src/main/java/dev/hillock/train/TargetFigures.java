package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.metric.IntervalMetrics;
import dev.hillock.prep.NumberTarget;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// What an evaluation says beyond the usual figures, of what only some models have.
///
/// @param intervals for each target that has them, by name
public record TargetFigures(Map<String, IntervalMetrics> intervals) {

  /// Nothing beyond.
  public static final TargetFigures NONE = new TargetFigures(Map.of());

  public TargetFigures {
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
  }

  /// The figures of predictions for some rows.
  static TargetFigures of(Predictions predictions, Table table, int[] rows) {
    if (!(predictions.target() instanceof NumberTarget numbers) || numbers.intervals() == null) {
      return NONE;
    }
    double level = numbers.intervals().level();
    var intervals = new LinkedHashMap<String, IntervalMetrics>();
    for (int j = 0; j < numbers.columns().size(); j++) {
      int index = j;
      String name = numbers.columns().get(j);
      Column column = table.column(name);
      double[] actual =
          Arrays.stream(rows).mapToDouble(row -> NumberTarget.value(table, column, row)).toArray();
      double[] low =
          IntStream.range(0, rows.length).mapToDouble(r -> predictions.low(r, index)).toArray();
      double[] high =
          IntStream.range(0, rows.length).mapToDouble(r -> predictions.high(r, index)).toArray();
      intervals.put(name, IntervalMetrics.of(level, actual, low, high));
    }
    return new TargetFigures(intervals);
  }
}
