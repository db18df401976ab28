package dev.hillock.metric;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// How often each class was taken for each: `counts[actual][predicted]`, and what follows from it.
///
/// Precision of a class: of the rows predicted as it, the part that is. Recall: of the rows that
/// are it, the part predicted so. F1: their harmonic mean, 2·P·R / (P + R). Where a denominator is
/// 0 the value is NaN.
///
/// @param labels the classes
/// @param counts `[actual][predicted]`
public record ConfusionMatrix(List<String> labels, long[][] counts) {

  public ConfusionMatrix {
    labels = List.copyOf(labels);
  }

  /// Counts pairs of class indices.
  public static ConfusionMatrix of(List<String> labels, int[] actual, int[] predicted) {
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  /// How many rows in all.
  public long rows() {
    long rows = 0;
    for (int c = 0; c < counts.length; c++) {
      rows += support(c);
    }
    return rows;
  }

  /// The part of the rows that was predicted right.
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return (double) right / rows();
  }

  /// Rows that are of a class.
  public long support(int label) {
    long sum = 0;
    for (long count : counts[label]) {
      sum += count;
    }
    return sum;
  }

  /// Rows predicted as a class.
  private long predictedAs(int label) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[label];
    }
    return sum;
  }

  /// Precision of a class.
  public double precision(int label) {
    return (double) counts[label][label] / predictedAs(label);
  }

  /// Recall of a class.
  public double recall(int label) {
    return (double) counts[label][label] / support(label);
  }

  /// F1 of a class: 2·right / (predicted + actual).
  public double f1(int label) {
    return 2.0 * counts[label][label] / (predictedAs(label) + support(label));
  }

  /// The mean recall of the classes that occur: accuracy if all classes were equally frequent.
  public double balancedAccuracy() {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < counts.length; c++) {
      if (support(c) > 0) {
        sum += recall(c);
        classes++;
      }
    }
    return sum / classes;
  }

  /// The mean precision of the classes that occur or are predicted; 0 for one never predicted.
  public double macroPrecision() {
    return macro(this::precision);
  }

  /// The mean recall of the classes that occur or are predicted; 0 for one that does not occur.
  public double macroRecall() {
    return macro(this::recall);
  }

  /// The mean F1 of the classes that occur or are predicted.
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction figure) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < counts.length; c++) {
      if (support(c) + predictedAs(c) > 0) {
        double value = figure.applyAsDouble(c);
        sum += Double.isNaN(value) ? 0 : value;
        classes++;
      }
    }
    return sum / classes;
  }

  /// Matthews' correlation coefficient: the correlation of actual and predicted class, 1 if all are
  /// right, 0 for what chance gives. With s rows, r of them right, a_k that are and p_k that are
  /// predicted as class k: (r·s − Σ a_k·p_k) / √((s² − Σ p_k²)·(s² − Σ a_k²)). NaN where all rows
  /// are of one class or predicted as one.
  ///
  /// Source: Gorodkin, "Comparing two K-category assignments by a K-category correlation
  /// coefficient", Computational Biology and Chemistry 28, 2004, eq. 8; for two classes Matthews
  /// 1975.
  public double mcc() {
    double rows = rows();
    double right = 0;
    double both = 0;
    double predictedSquares = 0;
    double actualSquares = 0;
    for (int c = 0; c < counts.length; c++) {
      double actual = support(c);
      double predicted = predictedAs(c);
      right += counts[c][c];
      both += actual * predicted;
      predictedSquares += predicted * predicted;
      actualSquares += actual * actual;
    }
    double product = (rows * rows - predictedSquares) * (rows * rows - actualSquares);
    return product == 0 ? Double.NaN : (right * rows - both) / Math.sqrt(product);
  }
}
