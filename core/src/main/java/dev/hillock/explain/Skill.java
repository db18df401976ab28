package dev.hillock.explain;

import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.metric.JudgedRows;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import java.util.Arrays;

/// How much better than a constant prediction a network is, on any scale: of classes (a − m) / (1 −
/// m) with the accuracy a and the part m of the commonest class (Goodman & Kruskal's λ); of numbers
/// R². 1 is perfect, 0 as good as nothing.
///
/// @param value the skill; NaN where neither is defined
/// @param error standard error of it; 0 for numbers
/// @param rows it was measured on
record Skill(double value, double error, int rows) {

  /// Better than halfway from a constant prediction to a perfect one.
  private static final double LEARNED = 0.5;

  private static final Skill UNKNOWN = new Skill(Double.NaN, Double.NaN, 0);

  /// Whether the network has learned so much that what looks like an illness is none.
  boolean isLearned() {
    return value >= LEARNED;
  }

  boolean isKnown() {
    return !Double.isNaN(value);
  }

  /// Of predictions for rows of a table.
  static Skill of(Predictions predictions, Table table, int[] rows) {
    return switch (predictions.target()) {
      case ClassTarget classes -> {
        int[] predicted = new int[rows.length];
        Arrays.setAll(predicted, predictions::classOf);
        yield ofClasses(classes.classes(table, rows), predicted, classes.labels().size());
      }
      case NumberTarget _, CountTarget _ -> {
        var names = predictions.target().columns();
        double sum = 0;
        for (int j = 0; j < names.size(); j++) {
          var column = table.column(names.get(j));
          double[] actual = new double[rows.length];
          double[] predicted = new double[rows.length];
          for (int r = 0; r < rows.length; r++) {
            actual[r] = NumberTarget.value(table, column, rows[r]);
            predicted[r] = predictions.value(r, j);
          }
          sum += r2(actual, predicted);
        }
        yield new Skill(sum / names.size(), 0, rows.length);
      }
      case LabelsTarget _, QuantileTarget _ -> UNKNOWN;
    };
  }

  /// Of rows that were judged.
  static Skill of(JudgedRows judged) {
    return switch (judged) {
      case JudgedRows.Classes classes ->
          ofClasses(classes.actual(), classes.predicted(), classes.labels().size());
      case JudgedRows.Numbers numbers -> {
        double mean =
            numbers.targets().values().stream()
                .mapToDouble(pairs -> r2(pairs.actual(), pairs.predicted()))
                .average()
                .orElse(Double.NaN);
        yield new Skill(mean, 0, numbers.rows());
      }
    };
  }

  private static Skill ofClasses(int[] actual, int[] predicted, int classes) {
    int[] counts = new int[classes];
    int right = 0;
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]]++;
      right += actual[i] == predicted[i] ? 1 : 0;
    }
    double n = actual.length;
    double others = 1 - Arrays.stream(counts).max().orElse(0) / n;
    double accuracy = right / n;
    return others == 0
        ? UNKNOWN
        : new Skill(
            1 - (1 - accuracy) / others,
            Math.sqrt(accuracy * (1 - accuracy) / n) / others,
            actual.length);
  }

  private static double r2(double[] actual, double[] predicted) {
    double mean = Arrays.stream(actual).average().orElse(0);
    double total = 0;
    double left = 0;
    for (int i = 0; i < actual.length; i++) {
      total += (actual[i] - mean) * (actual[i] - mean);
      left += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
    }
    return total == 0 ? Double.NaN : 1 - left / total;
  }
}
