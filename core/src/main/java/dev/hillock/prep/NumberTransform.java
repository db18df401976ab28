package dev.hillock.prep;

import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A column of numbers: missing cells become the median, then all are scaled.
///
/// @param column the column's name
/// @param median of the training rows, in the column's units
/// @param scale of the others
public record NumberTransform(String column, double median, Scale scale)
    implements ColumnTransform {

  /// Fits it on the cells of the given rows that hold something; 0 if none does.
  public static NumberTransform fit(NumericColumn column, int[] rows, Scaling scaling) {
    double[] present =
        Arrays.stream(rows)
            .mapToDouble(row -> column.values()[row])
            .filter(v -> !Double.isNaN(v))
            .toArray();
    if (present.length == 0) {
      return new NumberTransform(column.name(), 0, new Fitted(0, 0));
    }
    var scale = scaling.fit(present);
    if (!scale.isFinite()) {
      throw new DataException(
          "column '%s' holds numbers as large as %s, too large to scale; give them in another unit or leave the column out with --drop"
              .formatted(column.name(), NumericColumn.textOf(largest(present))));
    }
    Arrays.sort(present);
    int middle = present.length / 2;
    double median =
        present.length % 2 == 1
            ? present[middle]
            : present[middle - 1] + (present[middle] - present[middle - 1]) / 2;
    return new NumberTransform(column.name(), median, scale);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public String describe() {
    if (scale.isConstant()) {
      return "constant, gives 0";
    }
    return String.format(Locale.ROOT, "%s, missing = %.6g", scale.describe(), median);
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    if (!(table.column(column) instanceof NumericColumn numbers)) {
      throw new DataException(
          "%s, column '%s' holds texts; the model was trained on numbers there"
              .formatted(table.source(), column));
    }
    for (int r = 0; r < rows.length; r++) {
      double v = numbers.values()[rows[r]];
      float input = (float) scale.apply(Double.isNaN(v) ? median : v);
      if (!Float.isFinite(input)) {
        throw new DataException(
            "%s, column '%s': %s (data row %d) is too large for a network; correct the cell or give numbers in another unit"
                .formatted(table.source(), column, NumericColumn.textOf(v), rows[r] + 1));
      }
      x.data()[x.at(r) + firstInput] = input;
    }
    return 0;
  }
}
