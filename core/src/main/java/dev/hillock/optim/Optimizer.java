package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// A rule that turns a gradient into a change of the parameters. The rule itself holds no state:
/// what it must remember lies in a flat array of its own, which a checkpoint can save.
public sealed interface Optimizer permits GradientDescent {

  /// How many floats it remembers for so many parameters.
  int stateSize(int parameters);

  /// One step, in place.
  ///
  /// @param kernels the arithmetic
  /// @param parameters w, read and written
  /// @param gradient ∂L/∂w, same length
  /// @param state zeros before the first step; [#stateSize] long
  /// @param rate the learning rate of this step
  void step(Kernels kernels, float[] parameters, float[] gradient, float[] state, double rate);
}
