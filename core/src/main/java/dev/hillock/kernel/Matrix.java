package dev.hillock.kernel;

/// A row-major block of floats inside a larger array: element (i, j) is `data[offset + i·columns +
/// j]`. A view: several matrices may share one array.
///
/// @param data the array
/// @param offset where element (0, 0) lies
/// @param rows number of rows
/// @param columns number of columns, also the distance between rows
/// @param room floats after the last element that belong to nobody: kernels may write there, so
///   that a last row need not end with a whole vector
public record Matrix(float[] data, int offset, int rows, int columns, int room) {

  /// The floats of the longest vector.
  static final int ROOM = 16;

  public Matrix {
    long end = offset + (long) rows * columns + room;
    if (offset < 0 || rows < 0 || columns < 0 || room < 0 || end > data.length) {
      throw new IllegalArgumentException(
          "a matrix [%d, %d] at offset %d needs %d floats but the array has %d"
              .formatted(rows, columns, offset, end, data.length));
    }
  }

  /// A view of an array in which other things may follow.
  public Matrix(float[] data, int offset, int rows, int columns) {
    this(data, offset, rows, columns, 0);
  }

  /// A matrix with an array of its own, all zeros; the array holds its elements and nothing else.
  public static Matrix of(int rows, int columns) {
    return new Matrix(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
  }

  /// The same with room behind it, for what kernels write often.
  public static Matrix withRoom(int rows, int columns) {
    int length = Math.addExact(Math.multiplyExact(rows, columns), ROOM);
    return new Matrix(new float[length], 0, rows, columns, ROOM);
  }

  /// Where a row begins in the array.
  public int at(int row) {
    return offset + row * columns;
  }

  /// Element (row, column).
  public float get(int row, int column) {
    return data[offset + row * columns + column];
  }

  /// How far a computation of all columns of the rows up to `rowTo` may write past their end.
  int roomAfter(int rowTo) {
    return rowTo == rows ? room : 0;
  }
}
