package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// A rule that turns a gradient into a change of the parameters. What it must remember lies in flat
/// arrays, its state, which a checkpoint can save; an object of its own for each training.
public sealed interface Optimizer
    permits GradientDescent,
        AdaGrad,
        AdaDelta,
        RmsProp,
        Adam,
        AmsGrad,
        NAdam,
        RAdam,
        Adan,
        Lion,
        Rprop,
        Sarprop,
        Quickprop {

  /// How many numbers it remembers for each parameter: so many arrays of the parameters' length,
  /// all zeros before the first step.
  int slots();

  /// What it remembers besides, of the training as a whole: the array itself. Most have nothing.
  default double[] memory() {
    return new double[0];
  }

  /// Says that the steps that follow belong to the step of this number, from 1. Most have no need
  /// of it: every step is like the others.
  default void begin(long step) {}

  /// Says how large the loss is before the step that follows, as the mean over its rows.
  default void loss(double mean) {}

  /// One step of some neighbouring parameters, in place. Each parameter's step depends on its own
  /// gradient and state alone, so pieces can be stepped in any order and by several threads.
  ///
  /// @param kernels the arithmetic
  /// @param parameters w, read and written from `at` on
  /// @param at the first parameter
  /// @param gradient ∂L/∂w, read from `gradientAt` on
  /// @param count how many parameters
  /// @param state the [#slots], read and written from `at` on
  /// @param rate the learning rate of these parameters in this step
  void step(
      Kernels kernels,
      float[] parameters,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float[][] state,
      double rate);
}
