package dev.hillock.settings;

/// What stands for the derivative of step units in hidden layers, which is 0 everywhere, so that a
/// gradient passes through them. The trained network has steps.
public enum Surrogate {
  /// Nothing: gradients do not pass.
  NONE,
  /// The derivative of the identity: forward a step, backward the error as it comes. Bengio,
  /// Léonard & Courville, "Estimating or propagating gradients through stochastic neurons for
  /// conditional computation", 2013, section 4 (after Hinton's lectures of 2012).
  STRAIGHT_THROUGH,
  /// Training takes sigmoid units instead, whose slope grows from epoch to epoch until they are
  /// steps: the weights before them are multiplied. As the temperature in Chung, Ahn & Bengio,
  /// "Hierarchical multiscale recurrent neural networks", ICLR 2017 (slope annealing).
  GROWING_SLOPE
}
