package dev.hillock.prep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/// How far around a predicted number the actual one is expected: prediction ± half width, which
/// holds the actual number of a new row with at least the probability `level`, whatever the network
/// and the distribution are, as long as new rows come from where the judging rows came from.
///
/// Source: split conformal prediction, Vovk, Gammerman & Shafer, "Algorithmic learning in a random
/// world", 2005; Lei, G'Sell, Rinaldo, Tibshirani & Wasserman, "Distribution-free predictive
/// inference for regression", JASA 2018, algorithm 2. Deviation: the rows that fit the half width
/// have also chosen the epoch, which is not counted; and of a mean of networks of several folds,
/// each row's distance is that of the one network that did not learn from it, made smaller by as
/// much as a mean errs less (decision 0026), for which there is no such proof but measurements.
///
/// @param level the probability, between 0 and 1
/// @param halfWidths one for each target, in its units
public record Intervals(double level, List<Double> halfWidths) {

  public Intervals {
    halfWidths = List.copyOf(halfWidths);
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "intervals of level %s; a level lies between 0 and 1".formatted(level));
    }
    for (double halfWidth : halfWidths) {
      if (!(halfWidth >= 0 && halfWidth < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "half width %s of an interval; it must be a number that is not negative"
                .formatted(halfWidth));
      }
    }
  }

  /// The half width for a target: the k-th smallest of the distances of n rows that took no part in
  /// training, k = ⌈(n + 1) · level⌉.
  ///
  /// @param distances |actual − predicted|, or whatever else is to be no greater, of at least
  ///   [#fewestRows] rows; not changed
  public static double halfWidth(double[] distances, double level) {
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    return sorted[rank(sorted.length, level) - 1];
  }

  /// The fewest rows that such a level can be kept with: for fewer, no distance is large enough.
  public static int fewestRows(double level) {
    // k ≤ n means n ≥ level / (1 − level).
    var exact = BigDecimal.valueOf(level);
    return exact
        .divide(BigDecimal.ONE.subtract(exact), 0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  /// ⌈(n + 1) · level⌉ of the level as it is written: a product of doubles may lie a hair above a
  /// whole number.
  private static int rank(int n, double level) {
    return BigDecimal.valueOf(level)
        .multiply(BigDecimal.valueOf(n + 1L))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }
}
