package dev.hillock.settings;

import dev.hillock.optim.Adam;
import dev.hillock.optim.GradientDescent;
import dev.hillock.optim.Optimizer;

/// The optimisers by the names a user types.
public enum Optimizers {
  /// Gradient descent with momentum, over mini-batches, single rows or all rows.
  SGD,
  /// Adam: steps of about the learning rate, whatever the size of the gradient.
  ADAM;

  private static final double EPSILON = 1e-8;

  /// A new optimiser with the numbers that the settings give it.
  public static Optimizer of(Settings settings) {
    return switch (settings.get(Settings.OPTIMIZER)) {
      case SGD ->
          new GradientDescent(settings.get(Settings.MOMENTUM), settings.get(Settings.NESTEROV));
      case ADAM -> new Adam(settings.get(Settings.BETA1), settings.get(Settings.BETA2), EPSILON);
    };
  }
}
