package dev.hillock.kernel;

import static dev.hillock.kernel.VectorProduct.LANES;

import org.jspecify.annotations.Nullable;

/// C = bias + A·B for one, two or three rows: a row alone, a very small batch. B is read once,
/// where it lies, in strips as wide as the registers allow; that takes as long as reading it does,
/// so nothing is packed.
final class ThinProduct {

  private ThinProduct() {}

  static void multiply(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Rows a,
      Matrix b,
      @Nullable Slice bias,
      Matrix c,
      Scratch scratch) {
    var block = scratch.block;
    block.a = a.data();
    block.aStarts = a.starts();
    block.aAt = 0;
    block.aRow = rowFrom;
    block.inner = b.rows();
    int rows = rowTo - rowFrom;
    if (rows == 0) {
      return;
    }
    boolean wholeRows = columnFrom == 0 && columnTo == c.columns();
    int free = wholeRows ? c.at(rowTo) + c.roomAfter(rowTo) : 0;
    int column = VectorProduct.firstStrip(columnFrom, columnTo);
    while (column < columnTo) {
      int vectors = vectors(columnTo - column, rows);
      if (Edge.isInside(b, b.rows() - 1, column + (vectors - 1) * LANES)) {
        block.panel(b.data(), b.offset() + column, b.columns());
      } else {
        float[] panel = scratch.panel(b.rows() * vectors * LANES);
        Panels.copy(b, 0, b.rows(), column, vectors, panel, 0);
        block.panel(panel, 0, vectors * LANES);
      }
      block.c = c.data();
      block.cAt = c.at(rowFrom) + column;
      block.cStride = c.columns();
      Edge.startFromBias(block, bias, column, scratch);
      VectorProduct.run(rows, vectors, columnTo - column, free, scratch);
      column = VectorProduct.nextStrip(column, vectors, columnFrom, columnTo);
    }
  }

  /// As many vectors as there are registers for.
  private static int vectors(int columns, int rows) {
    int whole = columns / LANES;
    int most = rows == 1 ? 8 : rows == 2 ? 4 : 3;
    if (whole >= most) {
      return most;
    }
    return whole >= 4 ? 4 : Math.max(whole, 1);
  }
}
