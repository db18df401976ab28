package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// A rule that turns a gradient into a change of the parameters. The rule itself holds no state:
/// what it must remember lies in a flat array of its own, which a checkpoint can save.
public sealed interface Optimizer permits GradientDescent {

  /// How many floats it remembers for so many parameters.
  int stateSize(int parameters);

  /// One step of some neighbouring parameters, in place. Each parameter's step depends on its own
  /// gradient and state alone, so pieces can be stepped in any order and by several threads.
  ///
  /// @param kernels the arithmetic
  /// @param parameters w, read and written from `at` on
  /// @param at the first parameter
  /// @param gradient ∂L/∂w, read from `gradientAt` on
  /// @param count how many parameters
  /// @param state zeros before the first step; [#stateSize] long, for all parameters
  /// @param rate the learning rate of this step
  void step(
      Kernels kernels,
      float[] parameters,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float[] state,
      double rate);

  /// One step of all parameters.
  default void step(
      Kernels kernels, float[] parameters, float[] gradient, float[] state, double rate) {
    step(kernels, parameters, 0, gradient, 0, parameters.length, state, rate);
  }
}
