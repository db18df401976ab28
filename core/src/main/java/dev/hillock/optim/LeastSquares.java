package dev.hillock.optim;

/// A loss f(w) that is Σ e² of residuals e(w), up to a constant factor.
public interface LeastSquares {

  /// f(w).
  double loss(float[] parameters);

  /// Adds every residual, with its row ∂e/∂w of the Jacobian, to the normal equations; always in
  /// the same order.
  void linearize(float[] parameters, NormalEquations equations);
}
