package dev.hillock.kernel;

/// Buffers that one thread at a time computes with: packed pieces of the operands, and the gradient
/// of a few rows of weights before it is used. Made once and used for every product; they grow on
/// first use.
public final class Scratch {

  private static final int LONGEST_VECTOR = 16;

  /// Floats of [#chunk], a multiple of every vector's length.
  static final int CHUNK = 64;

  /// What the vector kernels hand to their blocks.
  final Block block = new Block();

  /// Where chains start from that have no bias.
  final float[] zeros = new float[8 * LONGEST_VECTOR];

  /// Biases of the last columns, padded to a vector.
  final float[] bias = new float[LONGEST_VECTOR];

  /// The last columns of a block, padded to a vector.
  final float[] edge = new float[8 * LONGEST_VECTOR];

  /// Some numbers on their way through several loops.
  final float[] chunk = new float[CHUNK];

  private float[] panel = {};
  private float[] tile = {};

  /// Empty buffers.
  public Scratch() {}

  /// A buffer for packed columns of B, at least this long.
  float[] panel(int length) {
    if (panel.length < length) {
      panel = new float[length];
    }
    return panel;
  }

  /// A buffer for some rows of a result, at least this long.
  float[] tile(int length) {
    if (tile.length < length) {
      tile = new float[length];
    }
    return tile;
  }
}
