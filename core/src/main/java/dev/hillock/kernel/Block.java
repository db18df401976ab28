package dev.hillock.kernel;

import jdk.incubator.vector.VectorMask;
import org.jspecify.annotations.Nullable;

/// What a block of a product is computed from: where its part of A, B, the start values and C lie.
/// Filled in by [VectorProduct] and read by [RowBlocks], [ThinBlocks] and [ColumnBlocks]; one
/// object is used over and over, since a call with fifteen arguments would be slower and harder to
/// read.
final class Block {

  private static final float[] NONE = {};

  float[] a = NONE;
  int aAt;
  int aStride;

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

  /// The columns that are stored of a block that is one vector wide.
  @Nullable VectorMask<Float> mask;

  /// Whether the chains go on from what C holds.
  boolean goesOn;

  /// Lets the chains go on from what C holds.
  void continueFromC() {
    goesOn = true;
    start = c;
    startAt = cAt;
    startStride = cStride;
  }
}
