package dev.hillock.plot;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in which two columns of a table vary and all others are held: at the cells of one row, or
/// at the median of a column of numbers and the commonest level of one of categories.
final class HeldTable {

  private final Table table;
  private final String across;
  private final String up;
  private final int row;
  private final List<Column> held = new ArrayList<>();

  /// @param names columns that the rows have; those that vary among them
  /// @param row whose cells are held, from 0; -1 for none
  HeldTable(Table table, List<String> names, String across, String up, int row) {
    this.table = table;
    this.across = across;
    this.up = up;
    this.row = row;
    for (String name : names) {
      if (!name.equals(across) && !name.equals(up)) {
        held.add(one(table.column(name)));
      }
    }
  }

  /// A column of one cell.
  private Column one(Column column) {
    return switch (column) {
      case NumericColumn numbers ->
          new NumericColumn(
              numbers.name(),
              new double[] {row < 0 ? median(numbers.values()) : numbers.values()[row]});
      case CategoricalColumn texts ->
          new CategoricalColumn(
              texts.name(),
              texts.levels(),
              new int[] {row < 0 ? commonest(texts) : texts.codes()[row]});
      case PixelColumn pixels ->
          throw new IllegalArgumentException(
              "column '%s' is a pixel; only columns of numbers and categories can be held"
                  .formatted(pixels.name()));
    };
  }

  /// Of the numbers there are; NaN of none.
  private static double median(double[] values) {
    double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int middle = present.length / 2;
    return present.length == 0
        ? Double.NaN
        : present.length % 2 == 1
            ? present[middle]
            : present[middle - 1] + (present[middle] - present[middle - 1]) / 2;
  }

  /// The first of those that are in the most rows; missing where all are.
  private static int commonest(CategoricalColumn column) {
    int[] counts = new int[column.levels().size()];
    for (int code : column.codes()) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    int best = CategoricalColumn.MISSING;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0 && (best < 0 || counts[code] > counts[best])) {
        best = code;
      }
    }
    return best;
  }

  /// What is held, for people: `island = Biscoe, body mass = 4050`.
  List<String> words() {
    return held.stream()
        .map(column -> {
          String text = column.text(0);
          return column.name() + " = " + (text.isEmpty() ? "(missing)" : text);
        })
        .toList();
  }

  /// A row for each pair of numbers.
  Table rows(double[] x, double[] y) {
    var columns = new ArrayList<Column>();
    columns.add(new NumericColumn(across, x));
    columns.add(new NumericColumn(up, y));
    for (Column column : held) {
      columns.add(
          switch (column) {
            case NumericColumn numbers -> {
              double[] values = new double[x.length];
              Arrays.fill(values, numbers.values()[0]);
              yield new NumericColumn(numbers.name(), values);
            }
            case CategoricalColumn texts -> {
              int[] codes = new int[x.length];
              Arrays.fill(codes, texts.codes()[0]);
              yield new CategoricalColumn(texts.name(), texts.levels(), codes);
            }
            case PixelColumn pixels -> pixels;
          });
    }
    return new Table(table.source(), columns);
  }
}
