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

  /// Terms of a chain from which packing B is paid back.
  private static final int INNER_WORTH_PACKING = 64;

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
    return rows >= TALLEST ? TALLEST : Math.min(rows, 4);
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
    boolean packs =
        rowTo - rowFrom >= ROWS_WORTH_PACKING
            && b.columns() > CLOSE_COLUMNS
            && b.rows() >= INNER_WORTH_PACKING;
    var block = scratch.block;
    for (int row = rowFrom; row < rowTo; row += ROWS) {
      int rowEnd = Math.min(row + ROWS, rowTo);
      for (int p = 0; p < b.rows(); p += INNER) {
        block.inner = Math.min(INNER, b.rows() - p);
        block.aAt = p;
        int column = firstStrip(columnFrom, columnTo);
        while (column < columnTo) {
          int vectors = vectors(columnTo - column);
          panelOf(b, p, column, vectors, packs, scratch);
          strip(row, rowEnd, column, columnFrom, columnTo, vectors, a, bias, c, scratch);
          column = nextStrip(column, vectors, columnFrom, columnTo);
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
      block.aAt = p;
      int column = firstStrip(columnFrom, columnTo);
      while (column < columnTo) {
        int vectors = vectors(columnTo - column);
        Panels.transpose(w, p, block.inner, column, vectors, panel, 0);
        block.panel(panel, 0, vectors * LANES);
        strip(0, rows, column, columnFrom, columnTo, vectors, a, null, c, scratch);
        column = nextStrip(column, vectors, columnFrom, columnTo);
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
    int columns = b.columns();
    for (int row = rowFrom; row < rowTo; row += ROWS) {
      int rowEnd = Math.min(row + ROWS, rowTo);
      for (int p = 0; p < b.rows(); p += INNER) {
        block.inner = Math.min(INNER, b.rows() - p);
        block.aAt = p;
        int column = firstStrip(0, columns);
        while (column < columns) {
          int vectors = vectors(columns - column);
          block.panel(b.data(), column * b.rows() + p * vectors * LANES, vectors * LANES);
          strip(row, rowEnd, column, 0, columns, vectors, a, bias, c, scratch);
          column = nextStrip(column, vectors, 0, columns);
        }
      }
    }
  }

  /// The strip of columns to begin with: the last one where it does not fill a vector, since what
  /// it writes past the end of its rows has to be overwritten by the strips that follow.
  static int firstStrip(int from, int to) {
    int partial = (to - from) % LANES;
    return partial > 0 ? to - partial : from;
  }

  /// The strip after this one; `to` when there is none.
  static int nextStrip(int column, int vectors, int from, int to) {
    int partial = (to - from) % LANES;
    int next = column + vectors * LANES;
    if (next > to) {
      return to - partial > from ? from : to;
    }
    return partial > 0 && next == to - partial ? to : next;
  }

  /// Lets the block read its columns of B: packed, where they lie, or from a padded copy where the
  /// array ends too early.
  private static void panelOf(
      Matrix b, int p, int column, int vectors, boolean packs, Scratch scratch) {
    var block = scratch.block;
    if (packs || !Edge.isInside(b, p + block.inner - 1, column + (vectors - 1) * LANES)) {
      float[] panel = scratch.panel(INNER * WIDEST * LANES);
      Panels.copy(b, p, block.inner, column, vectors, panel, 0);
      block.panel(panel, 0, vectors * LANES);
    } else {
      block.panel(b.data(), b.at(p) + column, b.columns());
    }
  }

  /// The rows of C below one panel of B.
  private static void strip(
      int rowFrom,
      int rowTo,
      int column,
      int columnFrom,
      int columnTo,
      int vectors,
      Rows a,
      @Nullable Slice bias,
      Matrix c,
      Scratch scratch) {
    var block = scratch.block;
    block.a = a.data();
    block.aStarts = a.starts();
    boolean first = block.aAt == 0;
    boolean wholeRows = columnFrom == 0 && columnTo == c.columns();
    int free = first && wholeRows ? c.at(rowTo) + c.roomAfter(rowTo) : 0;
    for (int row = rowFrom; row < rowTo; ) {
      int rows = blockRows(rowTo - row);
      block.aRow = row;
      block.c = c.data();
      block.cAt = c.at(row) + column;
      block.cStride = c.columns();
      if (first) {
        Edge.startFromBias(block, bias, column, scratch);
      } else {
        block.continueFromC();
      }
      run(rows, vectors, columnTo - column, free, scratch);
      row += rows;
    }
  }

  /// Computes the block that has been prepared.
  ///
  /// @param free how far in C a last vector may be written past the end of its rows
  static void run(int rows, int vectors, int columnsLeft, int free, Scratch scratch) {
    var block = scratch.block;
    if (columnsLeft >= LANES || block.cAt + (rows - 1) * block.cStride + LANES <= free) {
      runWhole(rows, vectors, block);
    } else {
      float[] c = block.c;
      int cAt = block.cAt;
      int cStride = block.cStride;
      Edge.loadPadded(rows, columnsLeft, block, scratch);
      runWhole(rows, vectors, block);
      Edge.store(rows, columnsLeft, scratch, c, cAt, cStride);
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
