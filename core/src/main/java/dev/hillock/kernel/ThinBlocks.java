package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Blocks as in [RowBlocks], of one to three rows and up to eight vectors: a processor starts two
/// multiply-adds a cycle and waits four cycles for each, so fewer than eight chains leave it idle.
final class ThinBlocks {

  private static final int LANES = SPECIES.length();

  private ThinBlocks() {}

  /// Computes one block.
  ///
  /// @param rows 3, 2 or 1
  /// @param vectors 1, 2, 3, 4 or 8
  static void run(int rows, int vectors, Block block) {
    switch (rows * 16 + vectors) {
      case 3 * 16 + 3 -> block3x3(block);
      case 3 * 16 + 2 -> block3x2(block);
      case 3 * 16 + 1 -> block3x1(block);
      case 2 * 16 + 4 -> block2x4(block);
      case 2 * 16 + 3 -> block2x3(block);
      case 2 * 16 + 2 -> block2x2(block);
      case 2 * 16 + 1 -> block2x1(block);
      case 1 * 16 + 8 -> block1x8(block);
      case 1 * 16 + 4 -> block1x4(block);
      case 1 * 16 + 3 -> block1x3(block);
      case 1 * 16 + 2 -> block1x2(block);
      case 1 * 16 + 1 -> block1x1(block);
      default -> throw new IllegalArgumentException("no block of " + rows + " x " + vectors);
    }
  }

  private static void block3x3(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s12 = FloatVector.fromArray(SPECIES, cv, c1 + 2 * LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s22 = FloatVector.fromArray(SPECIES, cv, c2 + 2 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int a2 = starts[row + 2] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      var x2 = FloatVector.broadcast(SPECIES, av[a2 + p]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s12.intoArray(to, at1 + 2 * LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
    s22.intoArray(to, at2 + 2 * LANES);
  }

  private static void block3x2(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int a2 = starts[row + 2] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      var x2 = FloatVector.broadcast(SPECIES, av[a2 + p]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
  }

  private static void block3x1(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int a2 = starts[row + 2] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      var x2 = FloatVector.broadcast(SPECIES, av[a2 + p]);
      s20 = x2.fma(b0, s20);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    s00.intoArray(to, at0);
    s10.intoArray(to, at1);
    s20.intoArray(to, at2);
  }

  private static void block2x4(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s03 = FloatVector.fromArray(SPECIES, cv, c0 + 3 * LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s12 = FloatVector.fromArray(SPECIES, cv, c1 + 2 * LANES);
    var s13 = FloatVector.fromArray(SPECIES, cv, c1 + 3 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var b3 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 3 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s03.intoArray(to, at0 + 3 * LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s12.intoArray(to, at1 + 2 * LANES);
    s13.intoArray(to, at1 + 3 * LANES);
  }

  private static void block2x3(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s12 = FloatVector.fromArray(SPECIES, cv, c1 + 2 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s12.intoArray(to, at1 + 2 * LANES);
  }

  private static void block2x2(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
  }

  private static void block2x1(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int a1 = starts[row + 1] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      var x1 = FloatVector.broadcast(SPECIES, av[a1 + p]);
      s10 = x1.fma(b0, s10);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    s00.intoArray(to, at0);
    s10.intoArray(to, at1);
  }

  private static void block1x8(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s03 = FloatVector.fromArray(SPECIES, cv, c0 + 3 * LANES);
    var s04 = FloatVector.fromArray(SPECIES, cv, c0 + 4 * LANES);
    var s05 = FloatVector.fromArray(SPECIES, cv, c0 + 5 * LANES);
    var s06 = FloatVector.fromArray(SPECIES, cv, c0 + 6 * LANES);
    var s07 = FloatVector.fromArray(SPECIES, cv, c0 + 7 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var b3 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 3 * LANES);
      var b4 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 4 * LANES);
      var b5 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 5 * LANES);
      var b6 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 6 * LANES);
      var b7 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 7 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      s04 = x0.fma(b4, s04);
      s05 = x0.fma(b5, s05);
      s06 = x0.fma(b6, s06);
      s07 = x0.fma(b7, s07);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s03.intoArray(to, at0 + 3 * LANES);
    s04.intoArray(to, at0 + 4 * LANES);
    s05.intoArray(to, at0 + 5 * LANES);
    s06.intoArray(to, at0 + 6 * LANES);
    s07.intoArray(to, at0 + 7 * LANES);
  }

  private static void block1x4(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s03 = FloatVector.fromArray(SPECIES, cv, c0 + 3 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var b3 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 3 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s03.intoArray(to, at0 + 3 * LANES);
  }

  private static void block1x3(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
  }

  private static void block1x2(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
  }

  private static void block1x1(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    int[] starts = k.aStarts;
    int row = k.aRow;
    int first = k.aAt;
    int a0 = starts[row] + first;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var x0 = FloatVector.broadcast(SPECIES, av[a0 + p]);
      s00 = x0.fma(b0, s00);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
  }
}
