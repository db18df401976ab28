package dev.hillock.attribution;

import dev.hillock.data.Table;
import java.util.Arrays;

/// What a row is compared with.
public sealed interface Baseline {

  /// Rows of the table, evenly spread, or all where there are not so many: their mean, or each of
  /// them.
  ///
  /// @param most at least 1
  record Rows(int most) implements Baseline {
    public Rows {
      if (most < 1) {
        throw new IllegalArgumentException(
            "%d rows to compare with; it needs at least 1".formatted(most));
      }
    }
  }

  /// One row of the table.
  ///
  /// @param row from 0
  record Row(int row) implements Baseline {}

  /// The rows of a table that are meant.
  ///
  /// @throws IllegalArgumentException if there are none
  default int[] rows(Table table) {
    return switch (this) {
      case Row(int row) -> new int[] {required(table, row)};
      case Rows(int most) -> {
        required(table, 0);
        int count = Math.min(most, table.rows());
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> (int) ((long) i * table.rows() / count));
        yield rows;
      }
    };
  }

  /// A row that the table has.
  ///
  /// @throws IllegalArgumentException if it has not
  static int required(Table table, int row) {
    if (row < 0 || row >= table.rows()) {
      throw new IllegalArgumentException(
          "row %d of %s, which has %d; rows count from 1"
              .formatted(row + 1L, table.source(), table.rows()));
    }
    return row;
  }
}
