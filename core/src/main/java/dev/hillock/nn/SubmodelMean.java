package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;

/// What the submodels of a network say together: the mean of their outputs, in double and in the
/// order of the submodels.
public final class SubmodelMean {

  private final Activation activation;
  private final int submodels;
  private final Matrix memberLogits;
  private final Matrix memberValues;
  private final Matrix logits;
  private final Matrix values;

  SubmodelMean(Architecture architecture, Matrix memberLogits, Matrix memberValues, int rows) {
    activation = architecture.output().activation();
    submodels = architecture.submodels();
    this.memberLogits = memberLogits;
    this.memberValues = memberValues;
    logits = Matrix.of(rows, architecture.outputs());
    values = Matrix.of(rows, architecture.outputs());
  }

  /// Logits that lead to a mean: of probabilities p, ln p or ln p / (1 − p), so that it can be
  /// judged like a single network's.
  ///
  /// @param mean of the outputs
  /// @param meanLogit of the logits, which step units are compared by
  public static double logit(Activation activation, double mean, double meanLogit) {
    return switch (activation) {
      case SOFTMAX -> StrictMath.log(Math.max(mean, Float.MIN_NORMAL));
      case SIGMOID ->
          StrictMath.log(Math.max(mean, Float.MIN_NORMAL) / Math.max(1 - mean, Float.MIN_NORMAL));
      case STEP -> meanLogit;
      default -> mean;
    };
  }

  Matrix logits() {
    return logits;
  }

  Matrix values() {
    return values;
  }

  /// The means of the first rows.
  void run(int rows) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < values.columns(); j++) {
        double sum = 0;
        double logitSum = 0;
        for (int k = 0; k < submodels; k++) {
          sum += memberValues.get(k * rows + r, j);
          logitSum += memberLogits.get(k * rows + r, j);
        }
        double mean = sum / submodels;
        values.data()[values.at(r) + j] = (float) mean;
        logits.data()[logits.at(r) + j] = (float) logit(activation, mean, logitSum / submodels);
      }
    }
  }
}
