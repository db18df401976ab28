package dev.hillock.settings;

import dev.hillock.optim.GradientDescent;
import dev.hillock.optim.Optimizer;

/// The optimisers by the names a user types.
public enum Optimizers {
  /// Gradient descent with momentum, over mini-batches, single rows or all rows.
  SGD;

  /// The optimiser with the numbers that the settings give it.
  public Optimizer with(Settings settings) {
    return switch (this) {
      case SGD ->
          new GradientDescent(settings.get(Settings.MOMENTUM), settings.get(Settings.NESTEROV));
    };
  }
}
