package dev.hillock.search;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Candidates by their losses.
final class Ranking {

  private Ranking() {}

  /// Their numbers, the one with the smallest loss first; of equals the one with the lower number.
  static int[] of(double[] losses) {
    return IntStream.range(0, losses.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> losses[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
