package dev.hillock.prep;

/// A fitted way to bring numbers of a column to the scale of the others.
public sealed interface Scale permits Scaling.Fitted, Ranks {

  /// The input that a number becomes.
  double apply(double v);

  /// Whether every number becomes 0, since all were equal.
  boolean isConstant();

  /// Whether all numbers in it are finite.
  boolean isFinite();

  /// The formula in one line.
  String describe();
}
