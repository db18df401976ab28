package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;
import java.util.List;

/// One or several targets that are numbers: t = (v − center) / spread, one output each.
///
/// @param columns the targets' names
/// @param scales center and spread of each, in its units
public record NumberTarget(List<String> columns, List<Fitted> scales) implements TargetCoding {

  public NumberTarget {
    columns = List.copyOf(columns);
    scales = List.copyOf(scales);
  }

  /// Fits the scales on the given rows.
  ///
  /// @throws DataException if a target is not a number or has one value only
  public static NumberTarget fit(Table table, List<String> columns, int[] rows, Scaling scaling) {
    var scales =
        columns.stream()
            .map(name -> {
              Column column = table.column(name);
              double[] values =
                  Arrays.stream(rows).mapToDouble(r -> value(table, column, r)).toArray();
              var scale = scaling.fit(values);
              if (!scale.isFinite()) {
                throw new DataException(
                    "%s, target '%s' holds numbers too large to scale; give them in another unit"
                        .formatted(table.source(), name));
              }
              if (Scaling.MIN_MAX.fit(values).spread() == 0) {
                throw onlyOneValue(table, column, rows[0]);
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

  @Override
  public int outputs() {
    return columns.size();
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    for (int j = 0; j < columns.size(); j++) {
      Column column = table.column(columns.get(j));
      for (int r = 0; r < rows.length; r++) {
        t.data()[t.at(r) + j] = (float) scales.get(j).apply(value(table, column, rows[r]));
      }
    }
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
