package dev.hillock.optim;

/// A loss as a function of flat parameters w, which a [Minimizer] makes small: over all training
/// rows, and the same value whenever it is asked at the same place.
@FunctionalInterface
public interface LossFunction {

  /// f(w), and ∇f(w) in `gradient`.
  ///
  /// @param parameters w, read
  /// @param gradient written, in the order of w
  double lossAndGradient(float[] parameters, float[] gradient);
}
