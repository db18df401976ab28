package dev.hillock.optim;

/// Checks of what an optimiser is made of.
final class Check {

  private Check() {}

  /// A part of what was there before, such as β.
  static void share(String name, double value) {
    // As a float, which it becomes: 0.99999999 would be 1.
    if (!(value >= 0 && (float) value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be at least 0 and less than 1".formatted(name, value));
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be greater than 0".formatted(name, value));
    }
  }

  /// The state of a minimizer: so many vectors of one length, so many numbers.
  static void state(Minimizer.State state, int vectors, int length, int numbers) {
    float[][] given = state.vectors();
    boolean fits = given.length == vectors && state.numbers().length == numbers;
    for (float[] vector : given) {
      fits &= vector.length == length;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "a state of %d vectors and %d numbers; it must have %d vectors of %d elements and %d numbers"
              .formatted(given.length, state.numbers().length, vectors, length, numbers));
    }
  }
}
