package dev.hillock.train;

import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.optim.NormLimit;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// Limits the norm of the weights that enter each hidden neuron, after each step. The output layer
/// is left alone, as in the paper that [NormLimit] names.
final class MaxNorm {

  private final Architecture architecture;
  private final NormLimit limit;

  private MaxNorm(Architecture architecture, double norm) {
    this.architecture = architecture;
    int widest = architecture.layers().stream().mapToInt(Dense::outputs).max().orElseThrow();
    limit = new NormLimit(norm, widest);
  }

  /// The limit that the settings want; null for none.
  static @Nullable MaxNorm of(Settings settings, Architecture architecture) {
    double norm = settings.get(Settings.MAX_NORM);
    return norm == 0 ? null : new MaxNorm(architecture, norm);
  }

  /// Checks that there is a neuron to limit.
  ///
  /// @throws IllegalArgumentException if there is none
  static void check(Settings settings) {
    double norm = settings.get(Settings.MAX_NORM);
    if (norm > 0 && settings.get(Settings.HIDDEN).isEmpty()) {
      throw new IllegalArgumentException(
          "max norm is %s, but there is no hidden layer, whose weights it limits; take --max-norm off or some --hidden"
              .formatted(Settings.MAX_NORM.format(norm)));
    }
  }

  /// Shortens what is too long.
  ///
  /// @param frontScale of the first layer; null if there is none
  void apply(float[] values, @Nullable FrontScale frontScale) {
    for (int i = 0; i < architecture.layers().size() - 1; i++) {
      Dense layer = architecture.layers().get(i);
      float[] factors =
          limit.apply(values, architecture.weightsOffset(i), layer.inputs(), layer.outputs());
      if (i == 0 && frontScale != null) {
        frontScale.scaleColumns(factors);
      }
    }
  }
}
