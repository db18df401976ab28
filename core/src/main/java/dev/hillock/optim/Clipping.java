package dev.hillock.optim;

import dev.hillock.kernel.Blend;

/// Keeps a gradient from being too large for a step: first every element within ±c, then, if the
/// Euclidean norm ‖g‖ of all of them exceeds n, g ← g·n / ‖g‖.
///
/// The squares are added in `double` over eight stripes, element i in stripe i mod 8, which are
/// folded 4, 2, 1, then those of a rest of fewer than eight elements one by one: a sum whose order
/// is a function of the length alone. A gradient that holds NaN or infinity has no direction to
/// keep; it becomes NaN, and training ends as diverged.
///
/// Source: Pascanu, Mikolov & Bengio, "On the difficulty of training recurrent neural networks",
/// ICML 2013, algorithm 1 (the norm); clipping each element is common practice.
///
/// @param norm n, greater than 0; 0 for any norm
/// @param value c, greater than 0; 0 for any element
public record Clipping(double norm, double value) {

  public Clipping {
    requireLimit("norm", norm);
    requireLimit("value", value);
  }

  private static void requireLimit(String name, double limit) {
    if (!(limit >= 0 && limit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "clip %s is %s; it must be greater than 0, or 0 for none".formatted(name, limit));
    }
  }

  /// Whether it leaves every gradient as it is.
  public boolean isOff() {
    return norm == 0 && value == 0;
  }

  /// Clips a gradient that lies in two arrays, in place. Allocates nothing.
  ///
  /// @param gradient most of it, or all
  /// @param rest the rest of it; may be empty
  public void clip(float[] gradient, float[] rest) {
    if (value > 0) {
      clipElements(gradient);
      clipElements(rest);
    }
    if (norm > 0) {
      double length = Math.sqrt(Vectors.sumOfSquares(gradient) + Vectors.sumOfSquares(rest));
      // Not "greater": a length that is NaN goes on as NaN.
      if (!(length <= norm)) {
        float factor = (float) (norm / length);
        Blend.scale(factor, gradient, 0, gradient.length);
        Blend.scale(factor, rest, 0, rest.length);
      }
    }
  }

  private void clipElements(float[] gradient) {
    float limit = (float) value;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = Math.clamp(gradient[i], -limit, limit);
    }
  }
}
