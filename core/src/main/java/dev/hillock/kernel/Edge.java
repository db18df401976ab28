package dev.hillock.kernel;

import static dev.hillock.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.jspecify.annotations.Nullable;

/// The last columns of a matrix, where they do not fill a vector. A block still computes whole
/// vectors: it may read what lies behind the columns, and only stores the lanes that count.
///
/// Where reading or writing a whole vector would leave the array, a padded copy takes its place:
/// the masked accesses of the Vector API are fast only well inside an array.
final class Edge {

  private static final int LANES = SPECIES.length();

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static final VectorMask<Float>[] MASKS = new VectorMask[LANES + 1];

  static {
    for (int lanes = 0; lanes <= LANES; lanes++) {
      MASKS[lanes] = SPECIES.indexInRange(0, lanes);
    }
  }

  private Edge() {}

  /// The mask of the first lanes.
  static VectorMask<Float> mask(int lanes) {
    return MASKS[Math.min(lanes, LANES)];
  }

  /// Whether a block of these rows of b, one vector wide, can be read where it lies.
  static boolean isInside(Matrix b, int lastRow, int column) {
    return b.at(lastRow) + column + LANES <= b.data().length;
  }

  /// Lets the chains of a block start from the biases of its columns, or from zeros.
  static void startFromBias(Block block, @Nullable Slice bias, int column, Scratch scratch) {
    block.goesOn = false;
    block.startStride = 0;
    if (bias == null) {
      block.start = scratch.zeros;
      block.startAt = 0;
    } else if (bias.offset() + column + LANES <= bias.data().length) {
      block.start = bias.data();
      block.startAt = bias.offset() + column;
    } else {
      int present = bias.length() - column;
      System.arraycopy(bias.data(), bias.offset() + column, scratch.bias, 0, present);
      block.start = scratch.bias;
      block.startAt = 0;
    }
  }

  /// Turns the block's C into a padded copy; afterwards [#store] brings the result back.
  static void loadPadded(int rows, int present, Block block, Scratch scratch) {
    float[] padded = scratch.edge;
    if (block.goesOn) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(block.c, block.cAt + r * block.cStride, padded, r * LANES, present);
      }
      block.start = padded;
      block.startAt = 0;
      block.startStride = LANES;
    }
    block.c = padded;
    block.cAt = 0;
    block.cStride = LANES;
  }

  /// Copies the padded result to where it belongs.
  static void store(int rows, int present, Scratch scratch, float[] c, int cAt, int cStride) {
    if (cAt + (rows - 1) * cStride + LANES <= c.length) {
      storeInside(rows, mask(present), scratch.edge, c, cAt, cStride);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(scratch.edge, r * LANES, c, cAt + r * cStride, present);
    }
  }

  private static void storeInside(
      int rows, VectorMask<Float> mask, float[] edge, float[] c, int cAt, int cStride) {
    for (int r = 0; r < rows; r++) {
      FloatVector.fromArray(SPECIES, edge, r * LANES).intoArray(c, cAt + r * cStride, mask);
    }
  }
}
