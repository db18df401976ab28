package dev.hillock.metric;

import java.util.function.ToDoubleFunction;

/// How good the probabilities of classes are.
///
/// @param logLoss mean of −ln p of the actual class; see [#logLossOf]
/// @param brier mean squared distance of the probabilities from what is so; see [#brierOf]
/// @param rocAuc see [Ranking#rocAuc]: of the second of two classes; of more, the mean over the
///   classes that occur, each against the rest
/// @param averagePrecision see [Ranking#averagePrecision], in the same way
/// @param calibrationError see [Calibration#expectedError]
public record ProbabilityMetrics(
    double logLoss, double brier, double rocAuc, double averagePrecision, double calibrationError) {

  /// A float next to 1 is this far from it, so 1 − p cannot tell less.
  private static final double LEAST_PROBABILITY = 0x1p-24;

  /// Computes them all.
  ///
  /// @throws IllegalArgumentException if there are no probabilities
  public static ProbabilityMetrics of(JudgedRows.Classes rows) {
    requireProbabilities(rows);
    double logLoss = 0;
    double brier = 0;
    for (int row = 0; row < rows.rows(); row++) {
      logLoss += logLossOf(rows, row);
      brier += brierOf(rows, row);
    }
    return new ProbabilityMetrics(
        logLoss / rows.rows(),
        brier / rows.rows(),
        overClasses(rows, Ranking::rocAuc),
        overClasses(rows, Ranking::averagePrecision),
        Calibration.of(rows).expectedError());
  }

  static void requireProbabilities(JudgedRows.Classes rows) {
    if (!rows.hasProbabilities()) {
      throw new IllegalArgumentException(
          "the outputs are no probabilities; train with softmax or sigmoid outputs");
    }
  }

  /// −ln p of the actual class of a row, with p no nearer to 0 than 2⁻²⁴: outputs are floats, and a
  /// probability that was rounded to 0 would make the mean infinite.
  ///
  /// Source: Good, "Rational decisions", Journal of the Royal Statistical Society B 14, 1952.
  static double logLossOf(JudgedRows.Classes rows, int row) {
    double p = rows.probability(row, rows.actual()[row]);
    return -StrictMath.log(Math.max(p, LEAST_PROBABILITY));
  }

  /// Σ_k (p_k − t_k)² of a row, t_k being 1 for its class and 0 for the others; of two classes half
  /// of that, which is (p − t)² of one of them. From 0 to 2, or to 1 for two classes.
  ///
  /// Source: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather
  /// Review 78, 1950, eq. 2.
  static double brierOf(JudgedRows.Classes rows, int row) {
    int classes = rows.labels().size();
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double e = rows.probability(row, c) - (rows.actual()[row] == c ? 1.0 : 0.0);
      sum += e * e;
    }
    return classes == 2 ? sum / 2 : sum;
  }

  private static double overClasses(JudgedRows.Classes rows, ToDoubleFunction<Ranking> figure) {
    int classes = rows.labels().size();
    if (classes == 2) {
      return figure.applyAsDouble(rows.ranking(1));
    }
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; c++) {
      var ranking = rows.ranking(c);
      if (ranking.positives() > 0) {
        sum += figure.applyAsDouble(ranking);
        counted++;
      }
    }
    return sum / counted;
  }
}
