package dev.hillock.data;

import java.util.ArrayList;
import java.util.List;

/// Makes a [Table] of numbers that are in memory already.
public final class ArraySource {

  private ArraySource() {}

  /// A table of numeric columns. The rows are copied.
  ///
  /// @param names one name per column, at least one, all different
  /// @param rows `[rows, columns]`, finite or NaN for a missing cell
  /// @throws IllegalArgumentException if a row has more or fewer numbers than there are names, a
  ///   number is infinite, or the names do not do
  public static Table of(String[] names, double[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != names.length) {
        throw new IllegalArgumentException(
            "row %d has %s but there are %s; give every row one number per name"
                .formatted(
                    row,
                    Wording.count(rows[row].length, "number"),
                    Wording.count(names.length, "name")));
      }
    }
    List<Column> columns = new ArrayList<>(names.length);
    for (int column = 0; column < names.length; column++) {
      double[] values = new double[rows.length];
      for (int row = 0; row < rows.length; row++) {
        values[row] = rows[row][column];
      }
      columns.add(new NumericColumn(names[column], values));
    }
    return new Table("array", columns);
  }
}
