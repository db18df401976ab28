package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Blocks of C = start + Aᵀ·B with A read down its columns: the gradient xᵀ·δ. As [RowBlocks], but
/// the rows of C are neighbours in A, and the inner index goes from row to row of A.
final class ColumnBlocks {

  private static final int LANES = SPECIES.length();

  private ColumnBlocks() {}

  /// Computes one block.
  ///
  /// @param rows 8, 4 or 1
  /// @param vectors 1, 2 or 3
  static void run(int rows, int vectors, Block block) {
    switch (rows * 16 + vectors) {
      case 8 * 16 + 3 -> block8x3(block);
      case 8 * 16 + 2 -> block8x2(block);
      case 8 * 16 + 1 -> block8x1(block);
      case 4 * 16 + 3 -> block4x3(block);
      case 4 * 16 + 2 -> block4x2(block);
      case 4 * 16 + 1 -> block4x1(block);
      case 1 * 16 + 3 -> block1x3(block);
      case 1 * 16 + 2 -> block1x2(block);
      case 1 * 16 + 1 -> block1x1(block);
      default -> throw new IllegalArgumentException("no block of " + rows + " x " + vectors);
    }
  }

  private static void block8x3(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    int c4 = c3 + stride;
    int c5 = c4 + stride;
    int c6 = c5 + stride;
    int c7 = c6 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s12 = FloatVector.fromArray(SPECIES, cv, c1 + 2 * LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s22 = FloatVector.fromArray(SPECIES, cv, c2 + 2 * LANES);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s31 = FloatVector.fromArray(SPECIES, cv, c3 + LANES);
    var s32 = FloatVector.fromArray(SPECIES, cv, c3 + 2 * LANES);
    var s40 = FloatVector.fromArray(SPECIES, cv, c4);
    var s41 = FloatVector.fromArray(SPECIES, cv, c4 + LANES);
    var s42 = FloatVector.fromArray(SPECIES, cv, c4 + 2 * LANES);
    var s50 = FloatVector.fromArray(SPECIES, cv, c5);
    var s51 = FloatVector.fromArray(SPECIES, cv, c5 + LANES);
    var s52 = FloatVector.fromArray(SPECIES, cv, c5 + 2 * LANES);
    var s60 = FloatVector.fromArray(SPECIES, cv, c6);
    var s61 = FloatVector.fromArray(SPECIES, cv, c6 + LANES);
    var s62 = FloatVector.fromArray(SPECIES, cv, c6 + 2 * LANES);
    var s70 = FloatVector.fromArray(SPECIES, cv, c7);
    var s71 = FloatVector.fromArray(SPECIES, cv, c7 + LANES);
    var s72 = FloatVector.fromArray(SPECIES, cv, c7 + 2 * LANES);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      var x4 = FloatVector.broadcast(SPECIES, av[at + 4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      s42 = x4.fma(b2, s42);
      var x5 = FloatVector.broadcast(SPECIES, av[at + 5]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      s52 = x5.fma(b2, s52);
      var x6 = FloatVector.broadcast(SPECIES, av[at + 6]);
      s60 = x6.fma(b0, s60);
      s61 = x6.fma(b1, s61);
      s62 = x6.fma(b2, s62);
      var x7 = FloatVector.broadcast(SPECIES, av[at + 7]);
      s70 = x7.fma(b0, s70);
      s71 = x7.fma(b1, s71);
      s72 = x7.fma(b2, s72);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    int at4 = at3 + cStride;
    int at5 = at4 + cStride;
    int at6 = at5 + cStride;
    int at7 = at6 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s12.intoArray(to, at1 + 2 * LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
    s22.intoArray(to, at2 + 2 * LANES);
    s30.intoArray(to, at3);
    s31.intoArray(to, at3 + LANES);
    s32.intoArray(to, at3 + 2 * LANES);
    s40.intoArray(to, at4);
    s41.intoArray(to, at4 + LANES);
    s42.intoArray(to, at4 + 2 * LANES);
    s50.intoArray(to, at5);
    s51.intoArray(to, at5 + LANES);
    s52.intoArray(to, at5 + 2 * LANES);
    s60.intoArray(to, at6);
    s61.intoArray(to, at6 + LANES);
    s62.intoArray(to, at6 + 2 * LANES);
    s70.intoArray(to, at7);
    s71.intoArray(to, at7 + LANES);
    s72.intoArray(to, at7 + 2 * LANES);
  }

  private static void block8x2(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    int c4 = c3 + stride;
    int c5 = c4 + stride;
    int c6 = c5 + stride;
    int c7 = c6 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s31 = FloatVector.fromArray(SPECIES, cv, c3 + LANES);
    var s40 = FloatVector.fromArray(SPECIES, cv, c4);
    var s41 = FloatVector.fromArray(SPECIES, cv, c4 + LANES);
    var s50 = FloatVector.fromArray(SPECIES, cv, c5);
    var s51 = FloatVector.fromArray(SPECIES, cv, c5 + LANES);
    var s60 = FloatVector.fromArray(SPECIES, cv, c6);
    var s61 = FloatVector.fromArray(SPECIES, cv, c6 + LANES);
    var s70 = FloatVector.fromArray(SPECIES, cv, c7);
    var s71 = FloatVector.fromArray(SPECIES, cv, c7 + LANES);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      var x4 = FloatVector.broadcast(SPECIES, av[at + 4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      var x5 = FloatVector.broadcast(SPECIES, av[at + 5]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      var x6 = FloatVector.broadcast(SPECIES, av[at + 6]);
      s60 = x6.fma(b0, s60);
      s61 = x6.fma(b1, s61);
      var x7 = FloatVector.broadcast(SPECIES, av[at + 7]);
      s70 = x7.fma(b0, s70);
      s71 = x7.fma(b1, s71);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    int at4 = at3 + cStride;
    int at5 = at4 + cStride;
    int at6 = at5 + cStride;
    int at7 = at6 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
    s30.intoArray(to, at3);
    s31.intoArray(to, at3 + LANES);
    s40.intoArray(to, at4);
    s41.intoArray(to, at4 + LANES);
    s50.intoArray(to, at5);
    s51.intoArray(to, at5 + LANES);
    s60.intoArray(to, at6);
    s61.intoArray(to, at6 + LANES);
    s70.intoArray(to, at7);
    s71.intoArray(to, at7 + LANES);
  }

  private static void block8x1(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    int c4 = c3 + stride;
    int c5 = c4 + stride;
    int c6 = c5 + stride;
    int c7 = c6 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s40 = FloatVector.fromArray(SPECIES, cv, c4);
    var s50 = FloatVector.fromArray(SPECIES, cv, c5);
    var s60 = FloatVector.fromArray(SPECIES, cv, c6);
    var s70 = FloatVector.fromArray(SPECIES, cv, c7);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
      var x4 = FloatVector.broadcast(SPECIES, av[at + 4]);
      s40 = x4.fma(b0, s40);
      var x5 = FloatVector.broadcast(SPECIES, av[at + 5]);
      s50 = x5.fma(b0, s50);
      var x6 = FloatVector.broadcast(SPECIES, av[at + 6]);
      s60 = x6.fma(b0, s60);
      var x7 = FloatVector.broadcast(SPECIES, av[at + 7]);
      s70 = x7.fma(b0, s70);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    int at4 = at3 + cStride;
    int at5 = at4 + cStride;
    int at6 = at5 + cStride;
    int at7 = at6 + cStride;
    s00.intoArray(to, at0);
    s10.intoArray(to, at1);
    s20.intoArray(to, at2);
    s30.intoArray(to, at3);
    s40.intoArray(to, at4);
    s50.intoArray(to, at5);
    s60.intoArray(to, at6);
    s70.intoArray(to, at7);
  }

  private static void block4x3(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s02 = FloatVector.fromArray(SPECIES, cv, c0 + 2 * LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s12 = FloatVector.fromArray(SPECIES, cv, c1 + 2 * LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s22 = FloatVector.fromArray(SPECIES, cv, c2 + 2 * LANES);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s31 = FloatVector.fromArray(SPECIES, cv, c3 + LANES);
    var s32 = FloatVector.fromArray(SPECIES, cv, c3 + 2 * LANES);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s02.intoArray(to, at0 + 2 * LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s12.intoArray(to, at1 + 2 * LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
    s22.intoArray(to, at2 + 2 * LANES);
    s30.intoArray(to, at3);
    s31.intoArray(to, at3 + LANES);
    s32.intoArray(to, at3 + 2 * LANES);
  }

  private static void block4x2(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s01 = FloatVector.fromArray(SPECIES, cv, c0 + LANES);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s11 = FloatVector.fromArray(SPECIES, cv, c1 + LANES);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s21 = FloatVector.fromArray(SPECIES, cv, c2 + LANES);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    var s31 = FloatVector.fromArray(SPECIES, cv, c3 + LANES);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    s00.intoArray(to, at0);
    s01.intoArray(to, at0 + LANES);
    s10.intoArray(to, at1);
    s11.intoArray(to, at1 + LANES);
    s20.intoArray(to, at2);
    s21.intoArray(to, at2 + LANES);
    s30.intoArray(to, at3);
    s31.intoArray(to, at3 + LANES);
  }

  private static void block4x1(Block k) {
    float[] av = k.a;
    float[] bv = k.b;
    float[] cv = k.start;
    int inner = k.inner;
    int bStride = k.bStride;
    int c0 = k.startAt;
    int stride = k.startStride;
    int c1 = c0 + stride;
    int c2 = c1 + stride;
    int c3 = c2 + stride;
    var s00 = FloatVector.fromArray(SPECIES, cv, c0);
    var s10 = FloatVector.fromArray(SPECIES, cv, c1);
    var s20 = FloatVector.fromArray(SPECIES, cv, c2);
    var s30 = FloatVector.fromArray(SPECIES, cv, c3);
    int[] starts = k.aStarts;
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
      var x1 = FloatVector.broadcast(SPECIES, av[at + 1]);
      s10 = x1.fma(b0, s10);
      var x2 = FloatVector.broadcast(SPECIES, av[at + 2]);
      s20 = x2.fma(b0, s20);
      var x3 = FloatVector.broadcast(SPECIES, av[at + 3]);
      s30 = x3.fma(b0, s30);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    int cStride = k.cStride;
    int at1 = at0 + cStride;
    int at2 = at1 + cStride;
    int at3 = at2 + cStride;
    s00.intoArray(to, at0);
    s10.intoArray(to, at1);
    s20.intoArray(to, at2);
    s30.intoArray(to, at3);
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
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      var b2 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + 2 * LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
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
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      var b1 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride + LANES);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
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
    int first = k.aAt;
    int bAt = k.bAt;
    for (int p = 0; p < inner; p++) {
      var b0 = FloatVector.fromArray(SPECIES, bv, bAt + p * bStride);
      int at = starts[p] + first;
      var x0 = FloatVector.broadcast(SPECIES, av[at]);
      s00 = x0.fma(b0, s00);
    }
    float[] to = k.c;
    int at0 = k.cAt;
    s00.intoArray(to, at0);
  }
}
