package dev.hillock.kernel;

import static dev.hillock.kernel.VectorProduct.LANES;

/// G += Xᵀ·Δ, the gradient of the weights, for some rows of G: each element is one chain over the
/// rows of the batch. Δ is packed once per call where that pays; X is read down its columns where
/// it lies.
final class GradientProduct {

  /// Floats of Δ that are gone through with every row of G: half of a second-level cache of 1 MB,
  /// or all of one of 512 kB.
  private static final int DELTA_FLOATS = 96 << 10;

  /// Rows of G from which packing Δ is paid back.
  private static final int ROWS_WORTH_PACKING = 48;

  private static final int CLOSE_COLUMNS = 64;
  private static final int WIDEST_PANEL = 3 * LANES;

  private GradientProduct() {}

  /// G[from … to] += Xᵀ·Δ.
  static void accumulate(
      int from, int to, int batchRows, Rows x, Matrix delta, Matrix g, Scratch scratch) {
    var block = scratch.block;
    int width = columnsAtATime(batchRows);
    for (int column = 0; column < delta.columns(); column += width) {
      int end = Math.min(column + width, delta.columns());
      boolean packs = pack(to - from, column, end, batchRows, delta, scratch);
      prepare(block, batchRows, x);
      block.c = g.data();
      block.cStride = g.columns();
      for (int row = from; row < to; ) {
        int rows = blockRows(to - row);
        block.aAt = row;
        rowsOf(rows, column, end, packs, delta, scratch, g.at(row) + column, true);
        row += rows;
      }
    }
  }

  /// The same with a G that begins at zero and is used piece by piece and not stored.
  ///
  /// @param at where element (0, 0) of G lies in the flat array
  static void use(
      int from,
      int to,
      int batchRows,
      Rows x,
      Matrix delta,
      int at,
      GradientUse use,
      Scratch scratch) {
    var block = scratch.block;
    int columns = delta.columns();
    int width = Math.min(columns, columnsAtATime(batchRows));
    float[] tile = scratch.tile(VectorProduct.blockRows(8) * width + LANES);
    for (int column = 0; column < delta.columns(); column += width) {
      int end = Math.min(column + width, delta.columns());
      int count = end - column;
      boolean packs = pack(to - from, column, end, batchRows, delta, scratch);
      prepare(block, batchRows, x);
      block.c = tile;
      block.cStride = count;
      for (int row = from; row < to; ) {
        int rows = blockRows(to - row);
        block.aAt = row;
        rowsOf(rows, column, end, packs, delta, scratch, 0, false);
        if (count == columns) {
          use.use(at + row * columns, tile, 0, rows * columns);
        } else {
          for (int r = 0; r < rows; r++) {
            use.use(at + (row + r) * columns + column, tile, r * count, count);
          }
        }
        row += rows;
      }
    }
  }

  private static void prepare(Block block, int batchRows, Rows x) {
    block.a = x.data();
    block.aStarts = x.starts();
    block.inner = batchRows;
  }

  /// Rows of the next block; two and three go one by one.
  private static int blockRows(int rows) {
    int most = VectorProduct.blockRows(rows);
    return most >= 4 ? most : 1;
  }

  /// So many columns of Δ that they stay in the cache, in whole panels.
  private static int columnsAtATime(int batchRows) {
    return Math.max(1, DELTA_FLOATS / batchRows / WIDEST_PANEL) * WIDEST_PANEL;
  }

  /// Packs columns of Δ if that is worth it, or their last vector would reach beyond the array.
  private static boolean pack(
      int rows, int column, int end, int batchRows, Matrix delta, Scratch scratch) {
    boolean worth = rows >= ROWS_WORTH_PACKING && delta.columns() > CLOSE_COLUMNS;
    int lastVector = column + (end - column - 1) / LANES * LANES;
    boolean possible = Edge.isInside(delta, batchRows - 1, lastVector);
    if (!worth && possible) {
      return false;
    }
    int width = (end - column + LANES - 1) / LANES * LANES;
    float[] panels = scratch.panel(batchRows * width);
    for (int c = column; c < end; ) {
      int vectors = VectorProduct.vectors(end - c);
      Panels.copy(delta, 0, batchRows, c, vectors, panels, (c - column) * batchRows);
      c += vectors * LANES;
    }
    return true;
  }

  /// Some neighbouring rows of G, block by block; a block that does not go on from what is there
  /// has room to write past the end of its rows.
  private static void rowsOf(
      int rows,
      int column,
      int end,
      boolean packed,
      Matrix delta,
      Scratch scratch,
      int cAt,
      boolean goesOn) {
    var block = scratch.block;
    float[] g = block.c;
    int gStride = block.cStride;
    int free = goesOn ? 0 : g.length;
    int c = VectorProduct.firstStrip(column, end);
    while (c < end) {
      int vectors = VectorProduct.vectors(end - c);
      block.c = g;
      block.cStride = gStride;
      block.cAt = cAt + c - column;
      if (goesOn) {
        block.continueFromC();
      } else {
        Edge.startFromBias(block, null, c, scratch);
      }
      panel(c, column, vectors, packed, delta, scratch);
      run(rows, vectors, end - c, free, scratch);
      c = VectorProduct.nextStrip(c, vectors, column, end);
    }
    block.c = g;
    block.cStride = gStride;
  }

  /// Where the block finds its columns of Δ.
  private static void panel(
      int c, int column, int vectors, boolean packed, Matrix delta, Scratch scratch) {
    var block = scratch.block;
    int width = vectors * LANES;
    if (packed) {
      block.panel(scratch.panel(0), (c - column) * block.inner, width);
    } else {
      block.panel(delta.data(), delta.offset() + c, delta.columns());
    }
  }

  private static void run(int rows, int vectors, int columnsLeft, int free, Scratch scratch) {
    var block = scratch.block;
    if (columnsLeft >= LANES || block.cAt + (rows - 1) * block.cStride + LANES <= free) {
      ColumnBlocks.run(rows, vectors, block);
    } else {
      float[] g = block.c;
      int at = block.cAt;
      int stride = block.cStride;
      Edge.loadPadded(rows, columnsLeft, block, scratch);
      ColumnBlocks.run(rows, vectors, block);
      Edge.store(rows, columnsLeft, scratch, g, at, stride);
    }
  }
}
