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
}
