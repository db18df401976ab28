package dev.hillock.compare;

/// What each entrant may spend.
public sealed interface Budget {

  /// Time of an entrant, which its seeds share.
  ///
  /// @param seconds greater than 0
  record Time(double seconds) implements Budget {
    public Time {
      if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s seconds for each method; it needs more than 0".formatted(seconds));
      }
    }
  }

  /// Evaluations of the loss over all training rows in each run; an epoch of mini-batches is one.
  ///
  /// @param count at least 1
  record Evaluations(long count) implements Budget {
    public Evaluations {
      if (count < 1) {
        throw new IllegalArgumentException(
            "%d evaluations for each run; it needs at least 1".formatted(count));
      }
    }
  }
}
