package dev.hillock.bench.accuracy;

import dev.hillock.bench.fit.FitColumn;
import dev.hillock.bench.fit.FitRows;
import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.List;

/// Turns the rows of a fold into those that a peer gets.
final class FitTable {

  private FitTable() {}

  static FitRows rows(TableTask task, Table table, TableTask.Fold fold) {
    var columns = new ArrayList<FitColumn>();
    for (Column column : table.columns()) {
      boolean isTarget = task.targets().contains(column.name());
      columns.add(
          switch (column) {
            case NumericColumn numbers -> new FitColumn(numbers.name(), isTarget, false, List.of());
            case CategoricalColumn categories ->
                new FitColumn(categories.name(), isTarget, true, categories.levels());
            default -> throw new IllegalArgumentException("no table of images: " + column.name());
          });
    }
    return new FitRows(
        columns,
        cells(table, fold.training(), columns, false),
        cells(table, fold.test(), columns, true));
  }

  private static double[][] cells(
      Table table, int[] rows, List<FitColumn> columns, boolean areTested) {
    double[][] cells = new double[rows.length][columns.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns.size(); c++) {
        boolean isHidden = areTested && columns.get(c).isTarget();
        cells[i][c] = isHidden ? Double.NaN : cell(table.columns().get(c), rows[i]);
      }
    }
    return cells;
  }

  private static double cell(Column column, int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    return switch (column) {
      case NumericColumn numbers -> numbers.values()[row];
      case CategoricalColumn categories -> categories.codes()[row];
      default -> throw new IllegalArgumentException("no table of images: " + column.name());
    };
  }
}
