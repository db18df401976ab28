package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// C += A·B with vectors across the columns of C, accumulators in registers, four rows by two
/// vectors at a time. Each element is still one chain of fused multiply-adds in ascending order of
/// the inner index: a lane is an output, so nothing is ever added across lanes.
///
/// A is read element by element, by rows or (`transposed`) by columns, so that one routine serves
/// x·W, δ·Wᵀ (with Wᵀ packed) and xᵀ·δ.
final class VectorProduct {

  private static final int LANES = SPECIES.length();
  private static final int BLOCK_ROWS = 4;
  private static final int BLOCK_COLUMNS = 2 * LANES;

  private VectorProduct() {}

  /// C[from..to, :] += A·B over `inner` terms, or Aᵀ·B where `transposed`.
  static void accumulate(
      int from, int to, int inner, Matrix a, boolean transposed, Matrix b, Matrix c) {
    int row = from;
    for (; row + BLOCK_ROWS <= to; row += BLOCK_ROWS) {
      int column = 0;
      for (; column + BLOCK_COLUMNS <= c.columns(); column += BLOCK_COLUMNS) {
        block4x2(row, column, inner, a, transposed, b, c);
      }
      for (int r = row; r < row + BLOCK_ROWS; r++) {
        restOfRow(r, column, inner, a, transposed, b, c);
      }
    }
    for (; row < to; row++) {
      restOfRow(row, 0, inner, a, transposed, b, c);
    }
  }

  private static void block4x2(
      int row, int column, int inner, Matrix a, boolean transposed, Matrix b, Matrix c) {
    float[] av = a.data();
    float[] bv = b.data();
    float[] cv = c.data();
    int n = c.columns();
    int c0 = c.at(row) + column;
    int c1 = c0 + n;
    int c2 = c1 + n;
    int c3 = c2 + n;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s31 = FloatVector.fromArray(SPECIES, cv, c3 + LANES);
    int rowStride = transposed ? 1 : a.columns();
    int step = transposed ? a.columns() : 1;
    int a0 = a.offset() + row * rowStride;
    int a1 = a0 + rowStride;
    int a2 = a1 + rowStride;
    int a3 = a2 + rowStride;
    int at = b.offset() + column;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, at);
      var b1 = FloatVector.fromArray(SPECIES, bv, at + LANES);
      int ap = p * step;
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + ap]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + ap]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      var x2 = FloatVector.broadcast(SPECIES, av[a2 + ap]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      var x3 = FloatVector.broadcast(SPECIES, av[a3 + ap]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      at += n;
    }
    s00.intoArray(cv, c0);
    s01.intoArray(cv, c0 + LANES);
    s10.intoArray(cv, c1);
    s11.intoArray(cv, c1 + LANES);
    s20.intoArray(cv, c2);
    s21.intoArray(cv, c2 + LANES);
    s30.intoArray(cv, c3);
    s31.intoArray(cv, c3 + LANES);
  }

  /// The columns from `column` on of one row: whole vectors, then a masked one.
  private static void restOfRow(
      int row, int column, int inner, Matrix a, boolean transposed, Matrix b, Matrix c) {
    int first = column;
    for (; first + LANES <= c.columns(); first += LANES) {
      oneVector(row, first, inner, a, transposed, b, c);
    }
    if (first < c.columns()) {
      maskedVector(row, first, inner, a, transposed, b, c);
    }
  }

  private static void oneVector(
      int row, int column, int inner, Matrix a, boolean transposed, Matrix b, Matrix c) {
    float[] av = a.data();
    float[] bv = b.data();
    int to = c.at(row) + column;
    int step = transposed ? a.columns() : 1;
    int from = a.offset() + (transposed ? row : row * a.columns());
    int at = b.offset() + column;
    var sum = FloatVector.fromArray(SPECIES, c.data(), to);
    for (int p = 0; p < inner; p++) {
      var x = FloatVector.broadcast(SPECIES, av[from + p * step]);
      sum = x.fma(FloatVector.fromArray(SPECIES, bv, at), sum);
      at += b.columns();
    }
    sum.intoArray(c.data(), to);
  }

  private static void maskedVector(
      int row, int column, int inner, Matrix a, boolean transposed, Matrix b, Matrix c) {
    float[] av = a.data();
    float[] bv = b.data();
    var mask = SPECIES.indexInRange(column, c.columns());
    int to = c.at(row) + column;
    int step = transposed ? a.columns() : 1;
    int from = a.offset() + (transposed ? row : row * a.columns());
    int at = b.offset() + column;
    var sum = FloatVector.fromArray(SPECIES, c.data(), to, mask);
    for (int p = 0; p < inner; p++) {
      var x = FloatVector.broadcast(SPECIES, av[from + p * step]);
      sum = x.fma(FloatVector.fromArray(SPECIES, bv, at, mask), sum);
      at += b.columns();
    }
    sum.intoArray(c.data(), to, mask);
  }
}
