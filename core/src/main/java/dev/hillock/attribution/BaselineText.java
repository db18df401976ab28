package dev.hillock.attribution;

import dev.hillock.data.Table;

/// What a row is compared with, in words that follow what is predicted for it.
final class BaselineText {

  private BaselineText() {}

  /// @param rows those that the baseline means
  static String of(Table table, int[] rows, Baseline baseline, Method method) {
    return switch (baseline) {
      case Baseline.Row(int row) -> "for row %d of %s".formatted(row + 1L, table.source());
      case Baseline.Rows _ -> {
        String how =
            switch (method) {
              case INTEGRATED_GRADIENTS -> "for the mean of";
              case SHAPLEY -> "on average over";
            };
        yield rows.length == table.rows()
            ? "%s the %d rows of %s".formatted(how, rows.length, table.source())
            : "%s %d of the %d rows of %s"
                .formatted(how, rows.length, table.rows(), table.source());
      }
    };
  }
}
