package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import org.jspecify.annotations.Nullable;

/// C = start + A·B by blocks whose elements stay in registers. The inner index is cut into pieces
/// that fit the caches; between two pieces an element waits in C and its chain goes on from there,
/// so that where the cuts lie moves no bit.
///
/// After Goto & van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34,
/// 2008, with B packed and A read where it lies.
final class VectorProduct {

  static final int LANES = SPECIES.length();

  /// Vectors of a block at its widest.
  private static final int WIDEST = 3;

  /// Rows of a block at its tallest: AVX-512 and Arm have 32 registers, narrower x86 has 16.
  private static final int TALLEST =
      LANES == 16 || System.getProperty("os.arch", "").equals("aarch64") ? 8 : 4;

  /// Terms of a chain before it waits in C: a panel of so many rows and three vectors takes a fifth
  /// of a second-level cache of 1 MB. Shorter pieces were slower: every cut loads and stores all of
  /// C.
  private static final int INNER = 1024;

  /// Rows of A that are gone through with all columns of B.
  private static final int ROWS = 1024;

  /// Rows from which packing B is paid back.
  private static final int ROWS_WORTH_PACKING = 24;

  /// Columns of B whose rows lie so close together that packing gains nothing.
  private static final int CLOSE_COLUMNS = 64;

  private VectorProduct() {}

  /// How many vectors wide the next block is, with so many columns left: three while that does not
  /// leave a single vector over, since a narrow block keeps the processor less busy; what is left
  /// of a vector goes alone.
  static int vectors(int columns) {
    int whole = columns / LANES;
    return switch (whole) {
      case 0, 1 -> 1;
      case 2, 4 -> 2;
      default -> WIDEST;
    };
  }

  /// Rows of the next block, with so many left.
  static int blockRows(int rows) {
    return rows >= TALLEST ? TALLEST : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;
  }

  /// C = bias + A·B for a rectangle of C, over all rows of B.
  ///
  /// @param bias one number per column of C; null for zeros
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
    if (rowTo - rowFrom < 4) {
      ThinProduct.multiply(rowFrom, rowTo, columnFrom, columnTo, a, b, bias, c, scratch);
      return;
    }
    boolean packs = rowTo - rowFrom >= ROWS_WORTH_PACKING && b.columns() > CLOSE_COLUMNS;
    for (int row = rowFrom; row < rowTo; row += ROWS) {
      int rowEnd = Math.min(row + ROWS, rowTo);
      for (int p = 0; p < b.rows(); p += INNER) {
        int inner = Math.min(INNER, b.rows() - p);
        for (int column = columnFrom; column < columnTo; ) {
          int vectors = vectors(columnTo - column);
          var block = scratch.block;
          block.inner = inner;
          if (packs || !Edge.isInside(b, p + inner - 1, column + (vectors - 1) * LANES)) {
            float[] panel = scratch.panel(INNER * WIDEST * LANES);
            Panels.copy(b, p, inner, column, vectors, panel, 0);
            panelOf(block, panel, 0, vectors * LANES);
          } else {
            panelOf(block, b.data(), b.at(p) + column, b.columns());
          }
          strip(row, rowEnd, p, column, columnTo, vectors, a, bias, c, scratch);
          column += vectors * LANES;
        }
      }
    }
  }

  /// C = A·Wᵀ for all rows of A up to `rows` and some columns of C.
  static void multiplyTransposed(
      int rows, int columnFrom, int columnTo, Rows a, Matrix w, Matrix c, Scratch scratch) {
    float[] panel = scratch.panel(INNER * WIDEST * LANES);
    var block = scratch.block;
    for (int p = 0; p < w.columns(); p += INNER) {
      block.inner = Math.min(INNER, w.columns() - p);
      for (int column = columnFrom; column < columnTo; ) {
        int vectors = vectors(columnTo - column);
        Panels.transpose(w, p, block.inner, column, vectors, panel, 0);
        panelOf(block, panel, 0, vectors * LANES);
        strip(0, rows, p, column, columnTo, vectors, a, null, c, scratch);
        column += vectors * LANES;
      }
    }
  }

  /// C = bias + A·B with all of B packed beforehand.
  static void multiplyPacked(
      int rowFrom,
      int rowTo,
      Rows a,
      PackedWeights b,
      @Nullable Slice bias,
      Matrix c,
      Scratch scratch) {
    var block = scratch.block;
    for (int row = rowFrom; row < rowTo; row += ROWS) {
      int rowEnd = Math.min(row + ROWS, rowTo);
      for (int p = 0; p < b.rows(); p += INNER) {
        block.inner = Math.min(INNER, b.rows() - p);
        for (int column = 0; column < b.columns(); ) {
          int vectors = vectors(b.columns() - column);
          panelOf(block, b.data(), column * b.rows() + p * vectors * LANES, vectors * LANES);
          strip(row, rowEnd, p, column, b.columns(), vectors, a, bias, c, scratch);
          column += vectors * LANES;
        }
      }
    }
  }

  static void panelOf(Block block, float[] b, int at, int stride) {
    block.b = b;
    block.bAt = at;
    block.bStride = stride;
  }

  /// The rows of C below one panel of B.
  private static void strip(
      int rowFrom,
      int rowTo,
      int p,
      int column,
      int columnTo,
      int vectors,
      Rows a,
      @Nullable Slice bias,
      Matrix c,
      Scratch scratch) {
    var block = scratch.block;
    block.a = a.data();
    block.aStarts = a.starts();
    block.aAt = p;
    for (int row = rowFrom; row < rowTo; ) {
      int rows = blockRows(rowTo - row);
      block.aRow = row;
      block.c = c.data();
      block.cAt = c.at(row) + column;
      block.cStride = c.columns();
      if (p > 0) {
        block.continueFromC();
      } else {
        Edge.startFromBias(block, bias, column, scratch);
      }
      run(rows, vectors, columnTo - column, scratch);
      row += rows;
    }
  }

  /// Computes the block that has been prepared.
  static void run(int rows, int vectors, int columnsLeft, Scratch scratch) {
    var block = scratch.block;
    if (columnsLeft < LANES) {
      float[] c = block.c;
      int cAt = block.cAt;
      int cStride = block.cStride;
      Edge.loadPadded(rows, columnsLeft, block, scratch);
      runWhole(rows, vectors, block);
      Edge.store(rows, columnsLeft, scratch, c, cAt, cStride);
    } else {
      runWhole(rows, vectors, block);
    }
  }

  private static void runWhole(int rows, int vectors, Block block) {
    if (rows >= 4) {
      RowBlocks.run(rows, vectors, block);
    } else {
      ThinBlocks.run(rows, vectors, block);
    }
  }
}
