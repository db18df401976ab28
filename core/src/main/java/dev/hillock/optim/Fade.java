package dev.hillock.optim;

/// How dropout and weight decay change during training, as a factor of what they start from.
/// Computed in strict arithmetic: the same on every machine.
public enum Fade {
  /// 1 throughout.
  CONSTANT,
  /// 1 in the first half, then ½·(1 + cos π(2t − 1)) down to 0, t from 0 at the first step to 1
  /// after the last. Holzmüller, Grinsztajn & Steinwart, "Better by default", NeurIPS 2024.
  FLAT_COSINE;

  /// The factor of the next step.
  ///
  /// @param done t, the part of the training that is done, in [0, 1]
  public double factor(double done) {
    return switch (this) {
      case CONSTANT -> 1;
      case FLAT_COSINE -> done <= 0.5 ? 1 : 0.5 * (1 + StrictMath.cos(Math.PI * (2 * done - 1)));
    };
  }
}
