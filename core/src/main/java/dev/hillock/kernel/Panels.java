package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Packs columns of a matrix into panels: the columns of one block side by side, row after row, so
/// that a block reads B as one run instead of a piece from every row (and page) of it. What lies
/// beyond the last column is of no account, since those lanes are never stored.
final class Panels {

  private static final int LANES = SPECIES.length();

  private Panels() {}

  /// Panel[p, j] = b[from + p, column + j] for `rows` rows and `vectors` vectors of columns.
  static void copy(
      Matrix b, int from, int rows, int column, int vectors, float[] panel, int panelAt) {
    int width = vectors * LANES;
    int present = Math.min(width, b.columns() - column);
    if (present < width) {
      copyPart(b, from, rows, column, present, panel, panelAt);
      return;
    }
    float[] bv = b.data();
    int stride = b.columns();
    int at = b.at(from) + column;
    for (int p = 0; p < rows; p++) {
      for (int v = 0; v < width; v += LANES) {
        FloatVector.fromArray(SPECIES, bv, at + p * stride + v)
            .intoArray(panel, panelAt + p * width + v);
      }
    }
  }

  /// A panel one vector wide of which some columns exist: whole vectors are copied, with what
  /// follows in the array, wherever it does not end before.
  private static void copyPart(
      Matrix b, int from, int rows, int column, int present, float[] panel, int panelAt) {
    float[] bv = b.data();
    for (int p = 0; p < rows; p++) {
      int at = b.at(from + p) + column;
      int to = panelAt + p * LANES;
      if (at + LANES <= bv.length) {
        FloatVector.fromArray(SPECIES, bv, at).intoArray(panel, to);
      } else {
        System.arraycopy(bv, at, panel, to, present);
      }
    }
  }

  /// Panel[p, j] = w[column + j, from + p]: the same of the transpose of w.
  static void transpose(
      Matrix w, int from, int rows, int column, int vectors, float[] panel, int panelAt) {
    int width = vectors * LANES;
    int present = Math.min(width, w.rows() - column);
    int j = 0;
    if (Square.FITS) {
      int inSquares = rows - rows % Square.SIDE;
      for (; j + Square.SIDE <= present; j += Square.SIDE) {
        for (int p = 0; p < inSquares; p += Square.SIDE) {
          int wAt = w.at(column + j) + from + p;
          Square.transpose(w.data(), wAt, w.columns(), panel, panelAt + p * width + j, width);
        }
      }
      transposePart(w, from, inSquares, rows, column, 0, j, width, panel, panelAt);
    }
    transposePart(w, from, 0, rows, column, j, width, width, panel, panelAt);
  }

  /// Columns `first` to `last` of the panel, rows `fromRow` to `toRow`, one by one.
  private static void transposePart(
      Matrix w,
      int from,
      int fromRow,
      int toRow,
      int column,
      int first,
      int last,
      int width,
      float[] panel,
      int panelAt) {
    float[] wv = w.data();
    for (int j = first; j < last; j++) {
      boolean present = column + j < w.rows();
      int at = present ? w.at(column + j) + from : 0;
      for (int p = fromRow; p < toRow; p++) {
        panel[panelAt + p * width + j] = present ? wv[at + p] : 0f;
      }
    }
  }
}
