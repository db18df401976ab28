package dev.hillock.search;

/// Checks of numbers that are parts of a whole.
final class Shares {

  private Shares() {}

  static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be at least 0, at most 1".formatted(name, value));
    }
  }
}
