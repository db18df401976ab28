package dev.hillock.settings;

/// How weight decay λ acts.
public enum DecayForm {
  /// A step takes the part α·λ of each weight away, whatever the optimiser makes of the gradient.
  /// Loshchilov & Hutter, "Decoupled weight decay regularization", ICLR 2019.
  DECOUPLED,
  /// λ·w is added to the gradient, as if the loss had a term ½λ·Σw²: classic L2. Gradient descent
  /// without momentum does the same either way; adaptive optimisers divide it by the size of the
  /// gradient.
  COUPLED
}
