package dev.hillock.kernel;

/// A run of floats inside a larger array: a bias vector inside the parameters, say.
///
/// @param data the array
/// @param offset where the run begins
/// @param length how many floats
public record Slice(float[] data, int offset, int length) {

  public Slice {
    if (offset < 0 || length < 0 || (long) offset + length > data.length) {
      throw new IllegalArgumentException(
          "%d floats at offset %d do not fit into an array of %d"
              .formatted(length, offset, data.length));
    }
  }
}
