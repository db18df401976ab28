package dev.hillock.model;

/// A named array of `float` with a shape, row-major. The arrays are shared, not copied, and must
/// not be written to once a tensor holds them.
///
/// @param name unique in its file
/// @param shape the sizes, outermost first, each at least 0; empty for a single number
/// @param values as many as the sizes multiply to: 1 for an empty shape, none where a size is 0
public record Tensor(String name, int[] shape, float[] values) {

  /// A tensor may have this many dimensions.
  public static final int MAX_RANK = 64;

  public Tensor {
    if (shape.length > MAX_RANK) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d dimensions; it may have at most %d"
              .formatted(name, shape.length, MAX_RANK));
    }
    long elements = 1;
    for (int size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "tensor '%s' has a dimension of %d; it must be at least 0".formatted(name, size));
      }
      elements = multiplied(name, elements, size);
    }
    if (elements != values.length) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d values but its shape holds %d; they must agree"
              .formatted(name, values.length, elements));
    }
  }

  private static long multiplied(String name, long elements, int size) {
    try {
      return Math.multiplyExact(elements, size);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "the shape of tensor '%s' overflows; give it smaller dimensions".formatted(name), e);
    }
  }
}
