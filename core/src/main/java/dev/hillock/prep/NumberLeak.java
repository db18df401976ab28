package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a column follows a target on a straight line or, by their ranks, in the same order: a
/// correlation of at least 0.999 (Pearson; Spearman).
///
/// @param targets by name, with their values and ranks
/// @param rows the rows
record NumberLeak(List<Target> targets, int[] rows) implements LeakOracle {

  private static final double LEAST = 0.999;

  /// With fewer cells that hold something, it may be chance.
  private static final int FEWEST_CELLS = 20;

  record Target(String name, double[] values) {}

  static NumberLeak of(Table table, List<String> names, int[] rows) {
    var targets = new ArrayList<Target>();
    for (String name : names) {
      targets.add(new Target(name, Leaks.values(table.column(name), rows)));
    }
    return new NumberLeak(targets, rows);
  }

  @Override
  public Optional<String> verdict(Column column) {
    if (column instanceof CategoricalColumn) {
      return Optional.empty();
    }
    double[] values = Leaks.values(column, rows);
    int[] present = present(values);
    if (present.length < FEWEST_CELLS) {
      return Optional.empty();
    }
    double[] x = pick(values, present);
    double[] xRanks = ranks(x);
    for (Target target : targets) {
      double[] y = pick(target.values, present);
      double line = correlation(x, y);
      double order = correlation(xRanks, ranks(y));
      if (Math.max(Math.abs(line), Math.abs(order)) >= LEAST) {
        return Optional.of(
            "gives '%s' away: the correlation of %s is %.4f"
                .formatted(
                    target.name,
                    Math.abs(line) >= LEAST ? "the two" : "their ranks",
                    Math.abs(line) >= LEAST ? line : order));
      }
    }
    return Optional.empty();
  }

  private static int[] present(double[] values) {
    int[] present = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        present[count++] = i;
      }
    }
    return Arrays.copyOf(present, count);
  }

  private static double[] pick(double[] values, int[] which) {
    return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
  }

  /// The rank of each value; equal ones share the middle of theirs.
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = (below(sorted, values[i]) + below(sorted, Math.nextUp(values[i])) - 1) / 2.0;
    }
    return ranks;
  }

  /// How many are less.
  private static int below(double[] sorted, double value) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// 0 where one of them is constant.
  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx) / Math.sqrt(yy) : 0;
  }
}
