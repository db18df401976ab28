package dev.hillock.search;

/// How a genetic algorithm makes a child of two parents.
public enum Crossover {
  /// Each parameter from one of them, by the toss of a coin.
  UNIFORM,
  /// λ a + (1 − λ) b, with one λ uniform in (0, 1) for all parameters.
  ARITHMETIC
}
