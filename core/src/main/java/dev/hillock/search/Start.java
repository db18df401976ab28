package dev.hillock.search;

/// What a search begins with.
///
/// @param parameters the first candidate of the first generation; its other candidates, where the
///   method has a population, lie around it
/// @param spread standard deviation of those in each parameter, greater than 0
/// @param candidates of a generation, at least 4
/// @param seed of all draws
public record Start(float[] parameters, double spread, int candidates, long seed) {

  /// The fewest candidates: differential evolution makes one of three others.
  public static final int FEWEST = 4;

  public Start {
    if (candidates < FEWEST) {
      throw new IllegalArgumentException(
          "a generation of %d candidates; it needs at least %d".formatted(candidates, FEWEST));
    }
    if (!(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "spread is %s; it must be greater than 0".formatted(spread));
    }
    Math.multiplyExact(candidates, parameters.length);
  }

  int length() {
    return parameters.length;
  }
}
