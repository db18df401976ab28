package dev.hillock.attribution;

import dev.hillock.data.Table;

/// What a row is compared with, in words.
final class BaselineText {

  private BaselineText() {}

  /// @param rows those that the baseline means
  static String of(Table table, int[] rows, Baseline baseline) {
    return switch (baseline) {
      case Baseline.Row(int row) -> "row %d of %s".formatted(row + 1L, table.source());
      case Baseline.Rows _ ->
          rows.length == table.rows()
              ? "the mean of the %d rows of %s".formatted(rows.length, table.source())
              : "the mean of %d of the %d rows of %s"
                  .formatted(rows.length, table.rows(), table.source());
    };
  }
}
