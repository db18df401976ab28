package dev.hillock.bench.accuracy;

import dev.hillock.data.Table;
import java.util.Collection;
import java.util.TreeMap;

/// What a table's figures are measured on.
///
/// @param classes whether they are accuracies; otherwise roots of mean squared errors
/// @param rows how many test rows
/// @param effectiveRows on how many rows a plain accuracy would be as certain: fewer where
///   accuracies of rare classes are averaged
record TestSet(boolean classes, int rows, double effectiveRows) {

  static TestSet of(TableTask task, Table table) {
    var counts = new TreeMap<String, Integer>();
    int rows = 0;
    for (TableTask.Fold fold : task.folds(table.rows())) {
      rows += fold.test().length;
      for (int row : fold.test()) {
        counts.merge(table.column(task.targets().getFirst()).text(row), 1, Integer::sum);
      }
    }
    double effective = task.classes() && task.isBalanced() ? effective(counts.values()) : rows;
    return new TestSet(task.classes(), rows, effective);
  }

  /// The variance of the mean over k classes of accuracies p, each of n_c rows, is p(1−p) · Σ 1/n_c
  /// / k²; of a plain one p(1−p) / n. Hence n = k² / Σ 1/n_c.
  private static double effective(Collection<Integer> counts) {
    double sum = 0;
    for (int count : counts) {
      sum += 1.0 / count;
    }
    return counts.size() * counts.size() / sum;
  }
}
