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
    block.inner = b.rows();
    for (int row = rowFrom; row < rowTo; ) {
      int rows = rowTo - row >= 2 ? 2 : 1;
      block.aRow = row;
      for (int column = columnFrom; column < columnTo; ) {
        int vectors = vectors(columnTo - column, rows);
        if (Edge.isInside(b, b.rows() - 1, column + (vectors - 1) * LANES)) {
          VectorProduct.panelOf(block, b.data(), b.offset() + column, b.columns());
        } else {
          float[] panel = scratch.panel(b.rows() * LANES);
          Panels.copy(b, 0, b.rows(), column, vectors, panel, 0);
          VectorProduct.panelOf(block, panel, 0, vectors * LANES);
        }
        block.c = c.data();
        block.cAt = c.at(row) + column;
        block.cStride = c.columns();
        Edge.startFromBias(block, bias, column, scratch);
        VectorProduct.run(rows, vectors, columnTo - column, scratch);
        column += vectors * LANES;
      }
      row += rows;
    }
  }

  private static int vectors(int columns, int rows) {
    int whole = columns / LANES;
    if (whole >= 8 && rows == 1) {
      return 8;
    }
    return whole >= 4 ? 4 : Math.max(whole, 1);
  }
}
