package dev.hillock.kernel;

import java.util.Arrays;

/// Rows of floats anywhere in an array: a mini-batch that lies scattered in the training set, read
/// where it is instead of being copied together first. The rows of a [Matrix] are the simple case.
///
/// Mutable: the same object is pointed at batch after batch.
public final class Rows {

  private float[] data;
  private final int columns;

  /// Where each row begins.
  private final int[] starts;

  /// Room for some rows of so many columns; point them with [#pointAt].
  public Rows(int most, int columns) {
    this.data = new float[columns];
    this.columns = columns;
    this.starts = new int[most];
  }

  /// All rows of a matrix.
  public static Rows of(Matrix matrix) {
    var rows = new Rows(matrix.rows(), matrix.columns());
    rows.data = matrix.data();
    Arrays.setAll(rows.starts, matrix::at);
    return rows;
  }

  /// Points at the rows `order[from … from + count − 1]` of a matrix.
  public void pointAt(Matrix matrix, int[] order, int from, int count) {
    data = matrix.data();
    for (int r = 0; r < count; r++) {
      starts[r] = matrix.at(order[from + r]);
    }
  }

  /// Points at neighbouring rows of a matrix.
  public void pointAt(Matrix matrix, int from, int count) {
    data = matrix.data();
    for (int r = 0; r < count; r++) {
      starts[r] = matrix.at(from + r);
    }
  }

  /// How many rows there is room for.
  public int rows() {
    return starts.length;
  }

  /// Numbers in a row.
  public int columns() {
    return columns;
  }

  float[] data() {
    return data;
  }

  int[] starts() {
    return starts;
  }

  /// Copies some neighbouring numbers of a row.
  public void copy(int row, int column, float[] to, int toAt, int count) {
    System.arraycopy(data, starts[row] + column, to, toAt, count);
  }

  /// Element (row, column).
  public float get(int row, int column) {
    return data[starts[row] + column];
  }
}
