package dev.hillock.search;

/// How a genetic algorithm chooses parents.
public enum Selection {
  /// The best of three drawn at random.
  TOURNAMENT,
  /// By chance in proportion to the fitness: the greatest loss of the population less one's own.
  ROULETTE
}
