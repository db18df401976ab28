package dev.hillock.kernel;

/// Takes pieces of a gradient as soon as they are complete, while they are still in the cache: a
/// step of an optimiser, say, that never stores the whole gradient.
@FunctionalInterface
public interface GradientUse {

  /// Uses the gradient of the parameters `at … at + count − 1`. Pieces come in no particular order,
  /// from several threads at once, each parameter in exactly one of them.
  ///
  /// @param at the first parameter in the flat array
  /// @param gradient holds the piece from `gradientAt` on; overwritten afterwards
  void use(int at, float[] gradient, int gradientAt, int count);
}
