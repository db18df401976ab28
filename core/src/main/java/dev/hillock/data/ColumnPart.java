package dev.hillock.data;

import org.jspecify.annotations.Nullable;

/// The cells of one column in one block. The arrays may be longer than the block has rows.
sealed interface ColumnPart {

  /// How many bytes it takes.
  long bytes();

  /// Cells that are numbers; NaN is a missing one, or one that is among `misfits`.
  ///
  /// @param misfits what is not a number in a column that is declared to hold numbers; null: none
  record Numbers(double[] values, @Nullable CellCounts misfits) implements ColumnPart {

    @Override
    public long bytes() {
      return (long) Double.BYTES * values.length;
    }

    boolean isMissing(int rows) {
      for (int row = 0; row < rows; row++) {
        if (!Double.isNaN(values[row])) {
          return false;
        }
      }
      return true;
    }
  }

  /// Cells that are texts, among which there may be numbers.
  ///
  /// @param codes the shared codes of the levels
  /// @param counts what the cells are; null where the column is declared categorical
  record Texts(int[] codes, @Nullable CellCounts counts) implements ColumnPart {

    @Override
    public long bytes() {
      return (long) Integer.BYTES * codes.length;
    }
  }
}
