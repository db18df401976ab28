package dev.hillock.metric;

import dev.hillock.metric.JudgedRows.Classes;
import java.util.Arrays;

/// The metrics of resampled rows of classes: accuracy, balanced accuracy, macro F1, MCC, log loss,
/// Brier score, ROC AUC. The last three are NaN without probabilities; ROC AUC also where rows and
/// classes are so many that its 1000 values would take more than a few seconds.
final class ClassStatistic implements Bootstrap.Statistic {

  /// Rows times classes up to which ROC AUC is resampled.
  private static final long MOST_RANKED = 600_000;

  private final Classes rows;
  private final double[] logLoss;
  private final double[] brier;

  /// For each class that is ranked, its rows from the surest down.
  private final int[][] orders;

  /// Whether the row at a place of such an order equals the one after it.
  private final boolean[][] ties;

  /// Which class each order is of.
  private final int[] ranked;

  ClassStatistic(Classes rows) {
    this.rows = rows;
    int n = rows.hasProbabilities() ? rows.rows() : 0;
    this.logLoss = new double[n];
    this.brier = new double[n];
    for (int row = 0; row < n; row++) {
      logLoss[row] = ProbabilityMetrics.logLossOf(rows, row);
      brier[row] = ProbabilityMetrics.brierOf(rows, row);
    }
    this.ranked = rankedClasses();
    this.orders = new int[ranked.length][];
    this.ties = new boolean[ranked.length][n];
    for (int k = 0; k < ranked.length; k++) {
      float[] p = new float[n];
      for (int row = 0; row < n; row++) {
        p[row] = rows.probability(row, ranked[k]);
      }
      orders[k] = Ranking.order(p);
      for (int i = 0; i + 1 < n; i++) {
        ties[k][i] = p[orders[k][i]] == p[orders[k][i + 1]];
      }
    }
  }

  /// Of two classes the second, of more all; none where they are no probabilities or too many.
  private int[] rankedClasses() {
    int classes = rows.labels().size();
    if (!rows.hasProbabilities() || (long) rows.rows() * classes > MOST_RANKED) {
      return new int[0];
    }
    if (classes == 2) {
      return new int[] {1};
    }
    int[] all = new int[classes];
    Arrays.setAll(all, c -> c);
    return all;
  }

  @Override
  public double[] of(int[] times) {
    int classes = rows.labels().size();
    long[][] counts = new long[classes][classes];
    for (int row = 0; row < times.length; row++) {
      counts[rows.actual()[row]][rows.predicted()[row]] += times[row];
    }
    var confusion = new ConfusionMatrix(rows.labels(), counts);
    return new double[] {
      confusion.accuracy(),
      confusion.balancedAccuracy(),
      confusion.macroF1(),
      confusion.mcc(),
      mean(logLoss, times),
      mean(brier, times),
      rocAuc(times)
    };
  }

  /// As many draws as rows, so the mean is over these.
  private static double mean(double[] values, int[] times) {
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      sum += times[row] * values[row];
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }

  private double rocAuc(int[] times) {
    double sum = 0;
    int counted = 0;
    for (int k = 0; k < ranked.length; k++) {
      double area = rocAuc(k, times);
      if (!Double.isNaN(area)) {
        sum += area;
        counted++;
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  /// The same as [Ranking#rocAuc], with rows that count several times or not at all. Each group of
  /// equal rows adds to twice the pairs lost: positives · (2 · negatives above + negatives beside).
  private double rocAuc(int k, int[] times) {
    long positives = 0;
    long negatives = 0;
    long lost = 0;
    long positivesHere = 0;
    long negativesHere = 0;
    for (int i = 0; i < orders[k].length; i++) {
      int row = orders[k][i];
      if (rows.actual()[row] == ranked[k]) {
        positivesHere += times[row];
      } else {
        negativesHere += times[row];
      }
      if (!ties[k][i]) {
        lost += positivesHere * (2 * negatives + negativesHere);
        positives += positivesHere;
        negatives += negativesHere;
        positivesHere = 0;
        negativesHere = 0;
      }
    }
    return positives * negatives == 0 ? Double.NaN : 1 - lost / (2.0 * positives * negatives);
  }
}
