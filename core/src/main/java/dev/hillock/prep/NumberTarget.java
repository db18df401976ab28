package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One or several targets that are numbers: t = (v − center) / spread, one output each, or the
/// scaled logarithms of the numbers.
///
/// @param columns the targets' names
/// @param scales center and spread of each, in its units
/// @param limits between which each is predicted, in its units; empty where nothing limits them
/// @param intervals around what is predicted; null where there are none
/// @param logs the logarithms that outputs stand for instead of scaled numbers; empty where they
///   stand for these
public record NumberTarget(
    List<String> columns,
    List<Fitted> scales,
    List<Limits> limits,
    @Nullable Intervals intervals,
    List<LogTransform> logs)
    implements TargetCoding {

  /// The least and the greatest number that is predicted.
  public record Limits(double least, double greatest) {

    public Limits {
      if (!(least <= greatest)) {
        throw new IllegalArgumentException(
            "limits from %s to %s; the first must not be greater".formatted(least, greatest));
      }
    }
  }

  public NumberTarget {
    columns = List.copyOf(columns);
    scales = List.copyOf(scales);
    limits = List.copyOf(limits);
    if (!limits.isEmpty() && limits.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d targets and limits for %d; give them to all or none"
              .formatted(columns.size(), limits.size()));
    }
    if (intervals != null && intervals.halfWidths().size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d targets and intervals for %d; give them to all or none"
              .formatted(columns.size(), intervals.halfWidths().size()));
    }
    logs = List.copyOf(logs);
    if (!logs.isEmpty() && logs.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d targets and logarithms for %d; give them to all or none"
              .formatted(columns.size(), logs.size()));
    }
  }

  /// Without logarithms.
  public NumberTarget(
      List<String> columns,
      List<Fitted> scales,
      List<Limits> limits,
      @Nullable Intervals intervals) {
    this(columns, scales, limits, intervals, List.of());
  }

  /// Without intervals.
  public NumberTarget(List<String> columns, List<Fitted> scales, List<Limits> limits) {
    this(columns, scales, limits, null);
  }

  /// Without limits.
  public NumberTarget(List<String> columns, List<Fitted> scales) {
    this(columns, scales, List.of());
  }

  /// The same with other intervals.
  public NumberTarget with(Intervals others) {
    return new NumberTarget(columns, scales, limits, others, logs);
  }

  /// The same with outputs that stand for logarithms.
  public NumberTarget withLogs(List<LogTransform> others) {
    return new NumberTarget(columns, scales, limits, intervals, others);
  }

  /// The same with outputs that stand for scaled numbers: what predictions are compared in that
  /// were made with logarithms and without.
  public NumberTarget withoutLogs() {
    return withLogs(List.of());
  }

  /// The same with logarithms fitted on the given rows.
  ///
  /// @throws DataException if a target has no logarithms that tell its numbers apart
  public NumberTarget withLogs(Table table, int[] rows, Scaling scaling) {
    var fitted = new ArrayList<LogTransform>();
    for (String name : columns) {
      double[] values = values(table, name, rows);
      if (!LogTransform.isPossible(values, scaling)) {
        throw new DataException(
            "%s, target '%s' holds numbers whose logarithms cannot be told apart; take --target-transform none"
                .formatted(table.source(), name));
      }
      fitted.add(LogTransform.fit(values, scaling));
    }
    return withLogs(fitted);
  }

  /// The same with the limits that the given rows have. A row far from all others can send a
  /// network anywhere; it stays among what was seen.
  public NumberTarget limitedTo(Table table, int[] rows) {
    var seen = new ArrayList<Limits>();
    for (String name : columns) {
      Column column = table.column(name);
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int row : rows) {
        least = Math.min(least, value(table, column, row));
        greatest = Math.max(greatest, value(table, column, row));
      }
      seen.add(new Limits(least, greatest));
    }
    return new NumberTarget(columns, scales, seen, intervals, logs);
  }

  /// Limits that hold what the given rows have besides; none where there were none.
  ///
  /// @param limits of the columns, or empty
  public static List<Limits> widened(
      List<Limits> limits, Table table, List<String> columns, int[] rows) {
    var wider = new ArrayList<Limits>();
    for (int j = 0; j < limits.size(); j++) {
      Column column = table.column(columns.get(j));
      double least = limits.get(j).least();
      double greatest = limits.get(j).greatest();
      for (int row : rows) {
        least = Math.min(least, value(table, column, row));
        greatest = Math.max(greatest, value(table, column, row));
      }
      wider.add(new Limits(least, greatest));
    }
    return wider;
  }

  /// The number, in its target's units, that an output stands for.
  @Override
  public double numberOf(int index, double output) {
    double number =
        logs.isEmpty() ? scales.get(index).invert(output) : logs.get(index).numberOf(output);
    return limits.isEmpty()
        ? number
        : Math.clamp(number, limits.get(index).least(), limits.get(index).greatest());
  }

  /// The output that stands for a number in its target's units, whatever the limits.
  @Override
  public double outputOf(int index, double number) {
    return logs.isEmpty() ? scales.get(index).apply(number) : logs.get(index).outputOf(number);
  }

  private double encode(int index, double number) {
    return logs.isEmpty() ? scales.get(index).apply(number) : logs.get(index).encode(number);
  }

  /// Fits the scales on the given rows.
  ///
  /// @throws DataException if a target is not a number or has one value only
  public static NumberTarget fit(Table table, List<String> columns, int[] rows, Scaling scaling) {
    var scales =
        columns.stream()
            .map(name -> {
              Column column = table.column(name);
              double[] values = values(table, name, rows);
              var scale = scaling.line(values);
              if (!scale.isFinite()) {
                throw new DataException(
                    "%s, target '%s' holds numbers too large to scale; give them in another unit"
                        .formatted(table.source(), name));
              }
              if (Scaling.MIN_MAX.line(values).spread() == 0) {
                throw onlyOneValue(table, column, rows);
              }
              if (scale.spread() == 0) {
                throw new DataException(
                    "%s, target '%s' holds numbers too close to each other to scale; give them in another unit"
                        .formatted(table.source(), name));
              }
              return scale;
            })
            .toList();
    return new NumberTarget(columns, scales);
  }

  static DataException onlyOneValue(Table table, Column column, int row) {
    return new DataException(
        "%s, target '%s' has the value %s in every row; there is nothing to learn, name another --target"
            .formatted(table.source(), column.name(), column.text(row)));
  }

  /// Which of two lines it takes: there may be other values in rows that validate.
  private static DataException onlyOneValue(Table table, Column column, int[] rows) {
    String value = column.text(rows[0]);
    boolean everywhere =
        IntStream.range(0, table.rows())
            .allMatch(row -> column.isMissing(row) || column.text(row).equals(value));
    return everywhere
        ? onlyOneValue(table, column, rows[0])
        : new DataException(
            "%s, target '%s' has the value %s in every row that trains (%d); there is nothing to learn from them, take another --seed or --validation, or name another --target"
                .formatted(table.source(), column.name(), value, rows.length));
  }

  @Override
  public int outputs() {
    return columns.size();
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    for (int j = 0; j < columns.size(); j++) {
      Column column = table.column(columns.get(j));
      for (int r = 0; r < rows.length; r++) {
        t.data()[t.at(r) + j] = (float) encode(j, value(table, column, rows[r]));
      }
    }
  }

  /// The numbers of a target in some rows, in its units.
  public static double[] values(Table table, String name, int[] rows) {
    Column column = table.column(name);
    return Arrays.stream(rows).mapToDouble(row -> value(table, column, row)).toArray();
  }

  /// The number in a cell of a target column, in its units.
  public static double value(Table table, Column column, int row) {
    return switch (column) {
      case NumericColumn numbers -> numbers.values()[row];
      case PixelColumn pixels -> pixels.value(row);
      default ->
          throw new DataException(
              "%s, target '%s' holds texts such as '%s'; a number is expected there; classes can only be the single target of --task classification"
                  .formatted(table.source(), column.name(), column.text(row)));
    };
  }
}
