package dev.hillock.kernel;

/// A row-major block of floats inside a larger array: element (i, j) is `data[offset + i·columns +
/// j]`. A view: several matrices may share one array.
///
/// @param data the array
/// @param offset where element (0, 0) lies
/// @param rows number of rows
/// @param columns number of columns, also the distance between rows
public record Matrix(float[] data, int offset, int rows, int columns) {

  public Matrix {
    long end = offset + (long) rows * columns;
    if (offset < 0 || rows < 0 || columns < 0 || end > data.length) {
      throw new IllegalArgumentException(
          "a matrix [%d, %d] at offset %d needs %d floats but the array has %d"
              .formatted(rows, columns, offset, end, data.length));
    }
  }

  /// A matrix with an array of its own, all zeros.
  public static Matrix of(int rows, int columns) {
    return new Matrix(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
  }

  /// Where a row begins in the array.
  public int at(int row) {
    return offset + row * columns;
  }

  /// Element (row, column).
  public float get(int row, int column) {
    return data[offset + row * columns + column];
  }
}
