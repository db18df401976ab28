package dev.hillock.explain;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether rows that validate are the very rows that train: equal in all inputs and targets.
///
/// One in twenty is told of, if that is at least three times as many as there would be by chance
/// were the columns independent: the few values of a small table of categories meet again without
/// being copies. Rows are compared by a hash of 64 bits, so that a wrong one among a million rows
/// has a probability below 10⁻⁶.
final class DuplicateCheck {

  private static final double PART = 0.05;
  private static final int FEWEST = 3;
  private static final double TIMES_CHANCE = 3;

  /// So many images fit into a cache, whose pixels lie image by image.
  private static final int ROWS_TOGETHER = 512;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final Plan plan;
  private final List<String> columns;

  DuplicateCheck(Plan plan) {
    this.plan = plan;
    columns = new ArrayList<>(plan.preparation().inputColumns());
    columns.addAll(plan.preparation().target().columns());
  }

  List<Finding> findings() {
    int[] validation = plan.split().validation();
    if (validation.length == 0) {
      return List.of();
    }
    long[] trained = hashes(plan.table(), plan.split().training());
    long[] judged = hashes(plan.validationSource(), validation);
    long[] sorted = trained.clone();
    Arrays.sort(sorted);
    int twins = 0;
    int first = -1;
    for (int i = 0; i < judged.length; i++) {
      boolean isTwin = Arrays.binarySearch(sorted, judged[i]) >= 0;
      first = isTwin && twins == 0 ? i : first;
      twins += isTwin ? 1 : 0;
    }
    double part = (double) twins / validation.length;
    if (part < PART || twins < FEWEST || twins < TIMES_CHANCE * byChance()) {
      return List.of();
    }
    int twin = 0;
    while (trained[twin] != judged[first]) {
      twin++;
    }
    boolean grouped = plan.settings().get(Settings.GROUP).isEmpty();
    return List.of(
        new Finding(
            Illness.SPLIT_DUPLICATES,
            "%s of %s for validation (%s) equal a training row in every column, the first of them data row %d, which equals data row %d"
                .formatted(
                    Numerals.count(twins),
                    Some.rows(validation.length),
                    Some.percent(part),
                    validation[first] + 1,
                    plan.split().training()[twin] + 1),
            "remove the copies from the source; where they belong to one subject or the like, name the column that says so",
            grouped ? "--group COLUMN" : "",
            Map.of("duplicates", (double) twins, "part", part)));
  }

  private long[] hashes(Table table, int[] rows) {
    long[] hashes = new long[rows.length];
    var all = columns.stream().map(table::column).toList();
    var ofLevels = all.stream().map(DuplicateCheck::ofLevels).toList();
    for (int from = 0; from < rows.length; from += ROWS_TOGETHER) {
      int to = Math.min(rows.length, from + ROWS_TOGETHER);
      for (int j = 0; j < all.size(); j++) {
        for (int i = from; i < to; i++) {
          hashes[i] = mixed(hashes[i] + cell(all.get(j), ofLevels.get(j), rows[i]));
        }
      }
    }
    return hashes;
  }

  /// Of texts, since two tables number their levels each in its own way.
  private static long[] ofLevels(Column column) {
    return column instanceof CategoricalColumn categories
        ? categories.levels().stream().mapToLong(DuplicateCheck::hash).toArray()
        : new long[0];
  }

  private static long hash(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = mixed(hash + text.charAt(i) + 1);
    }
    return hash;
  }

  private static long cell(Column column, long[] ofLevels, int row) {
    return switch (column) {
      // -0 equals 0.
      case NumericColumn numbers -> Double.doubleToLongBits(numbers.values()[row] + 0.0);
      case CategoricalColumn categories ->
          categories.isMissing(row) ? 1 : ofLevels[categories.codes()[row]];
      case PixelColumn pixels -> pixels.value(row);
    };
  }

  /// The finisher of SplitMix64, a permutation of all longs (Steele, Lea & Flood 2014).
  private static long mixed(long seed) {
    long z = seed + FACTOR;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// How many validation rows would equal a training row if columns were independent: Σ 1 − (1 − Π
  /// p_j)^n with p_j the part of the n training rows that have the row's value in column j.
  private double byChance() {
    int[] training = plan.split().training();
    int[] validation = plan.split().validation();
    double[] logs = new double[validation.length];
    for (String name : columns) {
      var counts = new HashMap<Long, Integer>();
      Column column = plan.table().column(name);
      long[] ofLevels = ofLevels(column);
      for (int row : training) {
        counts.merge(cell(column, ofLevels, row), 1, Integer::sum);
      }
      Column others = plan.validationSource().column(name);
      long[] theirs = ofLevels(others);
      for (int i = 0; i < validation.length; i++) {
        int count = counts.getOrDefault(cell(others, theirs, validation[i]), 0);
        logs[i] += StrictMath.log((double) count / training.length);
      }
    }
    double sum = 0;
    for (double log : logs) {
      sum -= StrictMath.expm1(-StrictMath.exp(log) * training.length);
    }
    return sum;
  }
}
