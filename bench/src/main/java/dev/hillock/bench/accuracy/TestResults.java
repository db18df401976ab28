package dev.hillock.bench.accuracy;

import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The predictions of a table's test rows, pooled over the folds, and what they are worth. The same
/// for us and for the peers, so that their metrics cannot differ.
final class TestResults {

  private final TableTask task;
  private final Table table;
  private final boolean[] tested;
  private final String[] labels;
  private final double[][] values;

  TestResults(TableTask task, Table table) {
    this.task = task;
    this.table = table;
    tested = new boolean[table.rows()];
    labels = new String[table.rows()];
    values = new double[task.targets().size()][table.rows()];
  }

  /// The predicted label of a test row.
  void label(int row, String label) {
    tested[row] = true;
    labels[row] = label;
  }

  /// The predicted value of one target of a test row.
  void value(int row, int target, double value) {
    tested[row] = true;
    values[target][row] = value;
  }

  boolean isTested(int row) {
    return tested[row];
  }

  boolean isRight(int row) {
    return tested[row] && label(row).equals(labels[row]);
  }

  int rows() {
    int count = 0;
    for (boolean row : tested) {
      count += row ? 1 : 0;
    }
    return count;
  }

  /// Accuracy, balanced where the task says so; or the root of the mean squared error of each
  /// target.
  List<Double> figures() {
    if (task.classes()) {
      return List.of(task.isBalanced() ? balanced() : accuracy());
    }
    var errors = new ArrayList<Double>();
    for (int t = 0; t < values.length; t++) {
      errors.add(rootMeanSquare(t));
    }
    return errors;
  }

  private double accuracy() {
    int right = 0;
    for (int row = 0; row < tested.length; row++) {
      right += isRight(row) ? 1 : 0;
    }
    return (double) right / rows();
  }

  private double balanced() {
    var counts = new TreeMap<String, int[]>();
    for (int row = 0; row < tested.length; row++) {
      if (tested[row]) {
        int[] count = counts.computeIfAbsent(label(row), label -> new int[2]);
        count[0]++;
        count[1] += isRight(row) ? 1 : 0;
      }
    }
    return counts.values().stream().mapToDouble(c -> (double) c[1] / c[0]).average().orElseThrow();
  }

  private double rootMeanSquare(int target) {
    double[] actual = ((NumericColumn) table.column(task.targets().get(target))).values();
    double sum = 0;
    for (int row = 0; row < tested.length; row++) {
      double error = tested[row] ? actual[row] - values[target][row] : 0;
      sum += error * error;
    }
    return Math.sqrt(sum / rows());
  }

  private String label(int row) {
    return table.column(task.targets().getFirst()).text(row);
  }
}
