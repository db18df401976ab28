package dev.hillock.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The signed-rank test of pairs: how likely differences at least as one-sided as these would be if
/// each could as well have had the other sign. Exact: all signs are counted, with middle ranks for
/// equal sizes. Pairs without a difference say nothing and are left out.
///
/// Source: Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945.
final class SignedRanks {

  private SignedRanks() {}

  /// The two-sided p, in (0, 1]; 1 where no pair differs.
  ///
  /// @param differences none is NaN; infinite ones are the largest
  static double p(double[] differences) {
    double[] d = Arrays.stream(differences).filter(x -> x != 0).toArray();
    int n = d.length;
    if (n == 0) {
      return 1;
    }
    // Twice the ranks: whole numbers, with middle ranks too.
    int[] ranks = doubledRanks(d);
    int positive = 0;
    for (int i = 0; i < n; i++) {
      positive += d[i] > 0 ? ranks[i] : 0;
    }
    int all = Arrays.stream(ranks).sum();
    double[] ways = waysToSum(ranks, all);
    int less = Math.min(positive, all - positive);
    double tail = 0;
    for (int sum = 0; sum <= less; sum++) {
      tail += ways[sum];
    }
    return Math.min(1, 2 * tail * Math.scalb(1.0, -n));
  }

  private static int[] doubledRanks(double[] d) {
    int n = d.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(d[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[n];
    int from = 0;
    while (from < n) {
      int to = from + 1;
      while (to < n && Math.abs(d[order[to]]) == Math.abs(d[order[from]])) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = from + 1 + to;
      }
      from = to;
    }
    return ranks;
  }

  /// In how many ways some of the ranks add up to each sum.
  private static double[] waysToSum(int[] ranks, int all) {
    double[] ways = new double[all + 1];
    ways[0] = 1;
    for (int rank : ranks) {
      for (int sum = all; sum >= rank; sum--) {
        ways[sum] += ways[sum - rank];
      }
    }
    return ways;
  }
}
