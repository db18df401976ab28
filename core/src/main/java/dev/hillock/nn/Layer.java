package dev.hillock.nn;

/// A layer of a network: an immutable description that says how many parameters it needs, and holds
/// none.
public sealed interface Layer permits Dense {

  /// Numbers that enter.
  int inputs();

  /// Numbers that leave: one per neuron.
  int outputs();

  /// How many floats of the flat parameter array belong to it.
  int parameterCount();
}
