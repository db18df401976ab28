package dev.hillock.train;

import java.util.function.DoubleUnaryOperator;

/// Finds where a function of one number is least, by golden section: each step leaves 0.618 of the
/// interval. The function has one valley there.
final class GoldenSection {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /// Enough for six digits of an interval of length 6.
  private static final int SECTIONS = 32;

  private GoldenSection() {}

  /// The number between two others at which the function is least.
  static double least(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    double inner = high - GOLDEN * (high - low);
    double outer = low + GOLDEN * (high - low);
    double atInner = function.applyAsDouble(inner);
    double atOuter = function.applyAsDouble(outer);
    for (int i = 0; i < SECTIONS; i++) {
      if (atInner < atOuter) {
        high = outer;
        outer = inner;
        atOuter = atInner;
        inner = high - GOLDEN * (high - low);
        atInner = function.applyAsDouble(inner);
      } else {
        low = inner;
        inner = outer;
        atInner = atOuter;
        outer = low + GOLDEN * (high - low);
        atOuter = function.applyAsDouble(outer);
      }
    }
    return (low + high) / 2;
  }
}
