package dev.hillock.kernel;

/// What a block of a product is computed from: where its part of A, B, the start values and C lie.
/// Filled in by [VectorProduct] and read by [RowBlocks], [ThinBlocks] and [ColumnBlocks]; one
/// object is used over and over, since a call with fifteen arguments would be slower and harder to
/// read.
final class Block {

  private static final float[] NONE = {};
  private static final int[] NO_STARTS = {};

  /// A, where each of its rows begins, the first row of the block, and the first column of what is
  /// read.
  float[] a = NONE;

  int[] aStarts = NO_STARTS;
  int aRow;
  int aAt;

  float[] b = NONE;
  int bAt;
  int bStride;

  /// Terms of each chain.
  int inner;

  /// What the chains start from: C itself, a bias (stride 0), zeros (stride 0).
  float[] start = NONE;

  int startAt;
  int startStride;

  float[] c = NONE;
  int cAt;
  int cStride;

  /// Whether the chains go on from what C holds.
  boolean goesOn;

  /// Where the columns of B begin, and how far apart its rows are.
  void panel(float[] data, int at, int stride) {
    b = data;
    bAt = at;
    bStride = stride;
  }

  /// Lets the chains go on from what C holds.
  void continueFromC() {
    goesOn = true;
    start = c;
    startAt = cAt;
    startStride = cStride;
  }
}
