package dev.hillock.data;

/// A column of numbers; NaN marks a missing cell. Numbers stay `double` here so that centring and
/// scaling happen before anything is rounded to `float`.
///
/// @param name the column's name
/// @param values one number per row, finite or NaN
public record NumericColumn(String name, double[] values) implements Column {

  public NumericColumn {
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new IllegalArgumentException(
            "column '%s', row %d is %s; numbers must be finite, NaN marks a missing cell"
                .formatted(name, row, values[row]));
      }
    }
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : textOf(values[row]);
  }

  /// A number as a person would write it: `7`, not `7.0`.
  public static String textOf(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value);
  }
}
