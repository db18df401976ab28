package dev.hillock.optim;

/// A method that makes a loss over all rows small, one iteration at a time. Other than an
/// [Optimizer] it asks for the loss where it likes, several times in an iteration. An object of its
/// own for each training; what it remembers is a [State], which a checkpoint can save.
public sealed interface Minimizer
    permits LimitedMemoryBfgs, ScaledConjugateGradient, LevenbergMarquardt {

  /// How an iteration ended.
  enum Outcome {
    /// The loss is smaller than before; there may be more to gain.
    MOVED,
    /// As [#MOVED], or nothing was done, and the gradient is as good as zero: ‖∇f‖ ≤ 10⁻⁸·max(1,
    /// ‖w‖).
    FLAT,
    /// No step makes the loss smaller by more than the rounding of `float`.
    NO_DECREASE,
    /// The loss or its gradient is infinite or not a number where the iteration began.
    NOT_FINITE
  }

  /// All that one iteration leaves to the next, besides the parameters.
  ///
  /// @param vectors arrays of the parameters' length
  /// @param numbers single numbers; counts are exact in them
  record State(float[][] vectors, double[] numbers) {}

  /// Does one iteration.
  ///
  /// @param parameters w, moved in place; where nothing better is found they are as they were
  Outcome iterate(float[] parameters);

  /// f where the last iteration ended.
  double loss();

  /// A copy of the state.
  State state();

  /// Goes on from a state as if its iterations had been done here.
  ///
  /// @throws IllegalArgumentException if it is not a state of this method and length
  void restore(State state);
}
