package dev.hillock.prep;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which rows train and which validate. Both in ascending order; no row in both.
///
/// @param training the rows that parameters and transforms are fitted on
/// @param validation the rows that only judge
public record Split(int[] training, int[] validation) {

  /// All rows train.
  public static Split none(int[] rows) {
    return new Split(rows, new int[0]);
  }

  /// Rows chosen one by one validate.
  ///
  /// @param rows the rows to split
  /// @param validates whether the row at a place in `rows` does
  public static Split where(int[] rows, IntPredicate validates) {
    boolean[] chosen = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = validates.test(i);
    }
    return new Split(pick(rows, chosen, false), pick(rows, chosen, true));
  }

  /// A random part of the rows validates: `fraction` of them, rounded, shared out among the groups
  /// (the classes, say) by their sizes, the largest remainders first. Every group keeps at least
  /// one row for training.
  ///
  /// @param rows the rows to split
  /// @param groups a number from 0 for each of them; all 0 for an unstratified split
  /// @param fraction of the rows that validate, in (0, 1)
  /// @param seed which random part
  public static Split stratified(int[] rows, int[] groups, double fraction, long seed) {
    var philox = new Philox(seed, Purpose.SPLIT);
    int[] shares = shares(groups, fraction);
    boolean[] validates = new boolean[rows.length];
    for (int group = 0; group < shares.length; group++) {
      int wanted = group;
      IntStream.range(0, rows.length)
          .filter(i -> groups[i] == wanted)
          .boxed()
          .sorted(Comparator.comparingLong(i -> philox.bits(0, 0, rows[i])))
          .limit(shares[group])
          .forEach(i -> validates[i] = true);
    }
    return new Split(pick(rows, validates, false), pick(rows, validates, true));
  }

  /// One of several folds: the rows, each group in a random order, are dealt out to the folds in
  /// turn; those of one fold validate and the others train.
  ///
  /// @param rows the rows to split
  /// @param groups a number from 0 for each of them
  /// @param folds how many folds
  /// @param fold which of them validates, from 0
  /// @param seed which random order
  public static Split fold(int[] rows, int[] groups, int folds, int fold, long seed) {
    var philox = new Philox(seed, Purpose.SPLIT);
    boolean[] validates = new boolean[rows.length];
    int[] dealt =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> groups[i])
                    .thenComparingLong(i -> philox.bits(0, 0, rows[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int place = fold; place < dealt.length; place += folds) {
      validates[dealt[place]] = true;
    }
    return new Split(pick(rows, validates, false), pick(rows, validates, true));
  }

  /// Whole groups of rows validate, chosen at random, as many as come nearest to `fraction` of the
  /// rows. At least one group trains, and none validates without which a class would have no row to
  /// train; so it can be that no group does.
  ///
  /// @param rows the rows to split
  /// @param groups a number from 0 for each of them
  /// @param classes a number from 0 for each of them; all 0 where there are none
  /// @param fraction of the rows that validate, in (0, 1)
  /// @param seed which groups
  public static Split grouped(int[] rows, int[] groups, int[] classes, double fraction, long seed) {
    var members = new TreeMap<Integer, List<Integer>>();
    int[] left = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int i = 0; i < rows.length; i++) {
      members.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(i);
      left[classes[i]]++;
    }
    var philox = new Philox(seed, Purpose.SPLIT);
    var order = new ArrayList<>(members.values());
    order.sort(Comparator.comparingLong(group -> philox.bits(0, 0, rows[group.getFirst()])));
    boolean[] validates = new boolean[rows.length];
    double wanted = rows.length * fraction;
    int count = 0;
    for (List<Integer> group : order) {
      int more = count + group.size();
      // The first that can be spared validates even where it is large.
      boolean isNearer = count == 0 || Math.abs(more - wanted) < wanted - count;
      if (isNearer && more < rows.length && leavesEachClass(group, classes, left)) {
        group.forEach(i -> validates[i] = true);
        count = more;
      }
    }
    return new Split(pick(rows, validates, false), pick(rows, validates, true));
  }

  /// Takes a group out of what is left of each class; not if nothing would be left of one.
  private static boolean leavesEachClass(List<Integer> group, int[] classes, int[] left) {
    group.forEach(i -> left[classes[i]]--);
    if (group.stream().allMatch(i -> left[classes[i]] > 0)) {
      return true;
    }
    group.forEach(i -> left[classes[i]]++);
    return false;
  }

  /// The latest rows validate, as many as come nearest to `fraction` of the rows without parting
  /// rows of one time; none where all have the same. Rows without a time train.
  ///
  /// @param rows the rows to split
  /// @param times for each of them; NaN for none
  /// @param fraction of the rows that validate, in (0, 1)
  public static Split latest(int[] rows, double[] times, double fraction) {
    double[] known = Arrays.stream(times).filter(time -> !Double.isNaN(time)).sorted().toArray();
    double first = firstOfLatest(known, rows.length - known.length, rows.length * fraction);
    boolean[] validates = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      validates[i] = times[i] >= first;
    }
    return new Split(pick(rows, validates, false), pick(rows, validates, true));
  }

  /// From which time on rows validate; NaN where no time parts them.
  ///
  /// @param known the known times in ascending order
  /// @param unknown how many rows have none
  private static double firstOfLatest(double[] known, int unknown, double wanted) {
    double best = Double.NaN;
    double bestMiss = Double.POSITIVE_INFINITY;
    for (int i = 0; i < known.length; i++) {
      boolean isFirstOfItsTime = i == 0 || known[i] != known[i - 1];
      boolean leavesSome = i > 0 || unknown > 0;
      double miss = Math.abs(known.length - i - wanted);
      if (isFirstOfItsTime && leavesSome && miss < bestMiss) {
        best = known[i];
        bestMiss = miss;
      }
    }
    return best;
  }

  /// How many rows of each group validate.
  private static int[] shares(int[] groups, double fraction) {
    int[] sizes = new int[Arrays.stream(groups).max().orElse(0) + 1];
    for (int group : groups) {
      sizes[group]++;
    }
    int[] shares = Arrays.stream(sizes).map(size -> (int) (size * fraction)).toArray();
    long left = Math.round(groups.length * fraction) - Arrays.stream(shares).sum();
    int[] byRemainder =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(g -> shares[g] - sizes[g] * fraction))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < left; i++) {
      shares[byRemainder[i]]++;
    }
    for (int g = 0; g < shares.length; g++) {
      shares[g] = Math.max(0, Math.min(shares[g], sizes[g] - 1));
    }
    return shares;
  }

  private static int[] pick(int[] rows, boolean[] validates, boolean which) {
    return IntStream.range(0, rows.length)
        .filter(i -> validates[i] == which)
        .map(i -> rows[i])
        .toArray();
  }
}
