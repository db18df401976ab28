package dev.hillock.train;

import java.util.Locale;

/// What one step did to a layer. Norms are roots of sums of squares over its weights, biases aside.
///
/// @param layer what people call it: `hidden 2`, `output`
/// @param weights how many it has
/// @param weightNorm norm of the weights before the step
/// @param gradientNorm norm of their gradient
/// @param updateNorm norm of their change
/// @param activity of its neurons before the step
public record LayerSample(
    String layer,
    int weights,
    double weightNorm,
    double gradientNorm,
    double updateNorm,
    LayerActivity activity) {

  /// How much of their size the weights changed by; 0 where all were 0.
  public double updateRatio() {
    return weightNorm == 0 ? 0 : updateNorm / weightNorm;
  }

  /// Root of the mean square of the gradient of a weight, so that layers of different sizes can be
  /// compared.
  public double gradientPerWeight() {
    return gradientNorm / Math.sqrt(weights);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: weights %.3g, gradient %.3g, update %.3g",
        layer,
        weightNorm,
        gradientNorm,
        updateNorm);
  }
}
