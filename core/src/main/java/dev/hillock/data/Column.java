package dev.hillock.data;

/// One named column of a [Table]. A closed set: numbers, categories, and the pixels of images.
///
/// Columns are read-only values; the arrays behind them are shared, not copied, and must not be
/// written to once a column holds them.
public sealed interface Column permits NumericColumn, CategoricalColumn, PixelColumn {

  /// The name, unique in its table.
  String name();

  /// How many cells it has.
  int rows();

  /// Whether the cell of this row holds nothing.
  boolean isMissing(int row);

  /// The cell as a person would write it; the empty text for a missing one. Whole numbers have no
  /// decimal point.
  String text(int row);

  /// How many cells hold nothing.
  default int missing() {
    int missing = 0;
    for (int row = 0; row < rows(); row++) {
      if (isMissing(row)) {
        missing++;
      }
    }
    return missing;
  }
}
