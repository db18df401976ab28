package dev.hillock.train;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A table whose columns, or some of them, have the rows of another in another order.
final class PickedRows {

  private PickedRows() {}

  /// The table with row r of the columns that `picks` chooses taken from row `rows[r]`; the others
  /// stay as they are, so either all are chosen or there are as many rows as before.
  static Table of(Table table, int[] rows, Predicate<Column> picks) {
    List<Column> columns = new ArrayList<>();
    Map<Pixels, Pixels> images = new HashMap<>();
    for (Column column : table.columns()) {
      columns.add(picks.test(column) ? picked(column, rows, images) : column);
    }
    return new Table(table.source(), columns);
  }

  static boolean isPixel(Column column) {
    return column instanceof PixelColumn;
  }

  private static Column picked(Column column, int[] rows, Map<Pixels, Pixels> images) {
    return switch (column) {
      case NumericColumn(String name, double[] values) ->
          new NumericColumn(name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
      case CategoricalColumn(String name, List<String> levels, int[] codes) ->
          new CategoricalColumn(name, levels, Arrays.stream(rows).map(row -> codes[row]).toArray());
      case PixelColumn(String name, Pixels pixels, int index) ->
          new PixelColumn(name, images.computeIfAbsent(pixels, all -> picked(all, rows)), index);
    };
  }

  private static Pixels picked(Pixels pixels, int[] rows) {
    int size = pixels.perImage();
    byte[] bytes = new byte[Math.multiplyExact(rows.length, size)];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(pixels.bytes(), rows[r] * size, bytes, r * size, size);
    }
    return new Pixels(bytes, pixels.height(), pixels.width(), pixels.channels());
  }
}
