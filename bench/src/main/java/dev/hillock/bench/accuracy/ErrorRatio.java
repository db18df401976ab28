package dev.hillock.bench.accuracy;

import java.util.List;

/// Our error over a rival's on the same test rows; for several targets the geometric mean.
///
/// The error e of classes is 1 − accuracy, with half a row added; of numbers the root of the mean
/// squared error. The standard error is that of ln(value), as if the two errors were independent:
/// √((1−e)/(n·e) + (1−e′)/(n·e′)) for classes; 1/√n for numbers, since that of the logarithm of the
/// root of a mean of n squares of normal numbers is 1/√(2n). Errors on the same rows rise and fall
/// together, so it is rather too large, and a win or a loss rather too rare.
///
/// @param value under 1 where we are better
/// @param standardError of its logarithm
record ErrorRatio(double value, double standardError) {

  private static final double HALF_A_ROW = 0.5;

  /// Which of the two is better.
  enum Verdict {
    WIN,
    TIE,
    LOSS
  }

  /// @param ours a figure per target
  /// @param theirs as many
  static ErrorRatio of(TestSet test, List<Double> ours, List<Double> theirs) {
    double logarithm = 0;
    for (int t = 0; t < ours.size(); t++) {
      logarithm += Math.log(error(test, ours.get(t)) / error(test, theirs.get(t)));
    }
    double variance =
        test.classes()
            ? variance(test, ours.getFirst()) + variance(test, theirs.getFirst())
            : 1 / test.effectiveRows();
    return new ErrorRatio(Math.exp(logarithm / ours.size()), Math.sqrt(variance));
  }

  /// A tie where the ratio is within one standard error of 1.
  Verdict verdict() {
    double logarithm = Math.log(value);
    if (Math.abs(logarithm) <= standardError) {
      return Verdict.TIE;
    }
    return logarithm < 0 ? Verdict.WIN : Verdict.LOSS;
  }

  private static double error(TestSet test, double figure) {
    return test.classes() ? 1 - figure + HALF_A_ROW / test.rows() : figure;
  }

  private static double variance(TestSet test, double figure) {
    double error = Math.min(1, error(test, figure));
    return (1 - error) / (test.effectiveRows() * error);
  }
}
