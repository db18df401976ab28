package dev.hillock.kernel;

/// The factors of a step of Adam. One mutable object for a whole training, so that a step allocates
/// nothing.
public final class AdamNumbers {

  final float beta1;
  final float beta2;
  final float epsilon;

  /// What corrects the bias of √v; set between steps.
  float correction = 1f;

  /// @param beta1 β1, what m keeps of itself
  /// @param beta2 β2, what v keeps of itself
  /// @param epsilon ε
  public AdamNumbers(float beta1, float beta2, float epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  /// Sets c, the factor of √v, for the steps that follow.
  public void correction(float factor) {
    correction = factor;
  }
}
