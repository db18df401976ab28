package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether a column alone tells the classes apart: by the commonest class of each of its values, or
/// by thresholds between the classes.
///
/// The errors of either are compared with those of always saying the commonest class (λ of Goodman
/// & Kruskal, "Measures of association for cross classifications", 1954): at most one in a hundred
/// of those may be left. A value's own row does not count when its commonest class is looked for,
/// or every column without equal cells would tell all.
///
/// @param target the target's name
/// @param classes of each row, from 0
/// @param rows the rows
record ClassLeak(String target, int[] classes, int[] rows) implements LeakOracle {

  private static final double ERRORS_LEFT = 0.01;

  /// With fewer rows outside the commonest class, it may be chance.
  private static final int FEWEST_OTHERS = 10;

  /// With fewer rows for each class, thresholds part whatever they are given.
  private static final int ROWS_PER_CLASS = 10;

  /// Values times classes that are counted; beyond, a column is taken for honest.
  private static final int MOST_COUNTS = 1 << 22;

  /// Whether there are rows enough to tell.
  boolean isEnough() {
    return others(counts()) >= FEWEST_OTHERS;
  }

  private int[] counts() {
    int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int label : classes) {
      counts[label]++;
    }
    return counts;
  }

  /// The rows outside the commonest class.
  private int others(int[] counts) {
    return classes.length - Arrays.stream(counts).max().orElse(0);
  }

  private static double[] distinct(double[] values) {
    double[] distinct = values.clone();
    Arrays.sort(distinct);
    int count = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (i == 0 || Double.compare(distinct[i], distinct[count - 1]) != 0) {
        distinct[count++] = distinct[i];
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  @Override
  public Optional<String> verdict(Column column) {
    int[] counts = counts();
    double most = ERRORS_LEFT * others(counts);
    if (!isEnough()) {
      return Optional.empty();
    }
    double[] values = Leaks.values(column, rows);
    double[] distinct = distinct(values);
    if ((long) distinct.length * counts.length > MOST_COUNTS) {
      return Optional.empty();
    }
    // [value][class]; missing cells are the last value, since NaN is sorted behind all.
    int[][] table = new int[distinct.length][counts.length];
    for (int i = 0; i < values.length; i++) {
      table[Arrays.binarySearch(distinct, values[i])][classes[i]]++;
    }
    int byValue = errorsByValue(table);
    if (byValue <= most) {
      return Optional.of(words(byValue, "by its values"));
    }
    boolean canBeParted =
        !(column instanceof CategoricalColumn) && rows.length >= ROWS_PER_CLASS * counts.length;
    int byThreshold = canBeParted ? errorsByThresholds(table, counts) : Integer.MAX_VALUE;
    return byThreshold <= most
        ? Optional.of(words(byThreshold, counts.length == 2 ? "by one threshold" : "by thresholds"))
        : Optional.empty();
  }

  private String words(int errors, String how) {
    return "tells '%s' in %d of %d training rows, %s"
        .formatted(target, rows.length - errors, rows.length, how);
  }

  /// Rows whose class is not the commonest among the other rows of their value.
  private static int errorsByValue(int[][] table) {
    int errors = 0;
    for (int[] counts : table) {
      int most = Arrays.stream(counts).max().orElse(0);
      int rows = Arrays.stream(counts).sum();
      // A row alone has no others to tell from.
      errors += rows == 1 ? 1 : rows - most;
    }
    return errors;
  }

  /// At most the errors of the best thresholds where each class is one interval: classes by their
  /// means, and between neighbours the best threshold alone.
  private static int errorsByThresholds(int[][] table, int[] counts) {
    int classes = counts.length;
    double[] ranks = new double[classes];
    for (int v = 0; v < table.length; v++) {
      for (int c = 0; c < classes; c++) {
        ranks[c] += (double) v * table[v][c] / Math.max(1, counts[c]);
      }
    }
    int[] order =
        IntStream.range(0, classes)
            .filter(c -> counts[c] > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(ranks[a], ranks[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] isLow = new boolean[classes];
    int errors = 0;
    for (int k = 0; k + 1 < order.length; k++) {
      isLow[order[k]] = true;
      errors += errorsOfBestThreshold(table, isLow);
    }
    return errors;
  }

  private static int errorsOfBestThreshold(int[][] table, boolean[] isLow) {
    int errors = 0;
    for (int[] counts : table) {
      for (int c = 0; c < counts.length; c++) {
        errors += isLow[c] ? counts[c] : 0;
      }
    }
    int best = errors;
    for (int[] counts : table) {
      for (int c = 0; c < counts.length; c++) {
        errors += isLow[c] ? -counts[c] : counts[c];
      }
      best = Math.min(best, errors);
    }
    return best;
  }
}
