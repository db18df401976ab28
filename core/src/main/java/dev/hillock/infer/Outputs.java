package dev.hillock.infer;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;

/// What the output layer says about some rows.
///
/// @param activation of the output layer
/// @param logits z, `[rows, outputs]`
/// @param values a = f(z), `[rows, outputs]`
public record Outputs(Activation activation, Matrix logits, Matrix values) {

  private static final float HALF = 0.5f;

  /// The class of a row: of several outputs the largest, the first where they are equal; a single
  /// output is the second class from ½ on. Step units only fire or not, so there the weighted sums
  /// decide.
  public int classOf(int row) {
    Matrix m = activation == Activation.STEP ? logits : values;
    if (m.columns() == 1) {
      return values.get(row, 0) >= HALF ? 1 : 0;
    }
    int best = 0;
    for (int j = 1; j < m.columns(); j++) {
      if (m.get(row, j) > m.get(row, best)) {
        best = j;
      }
    }
    return best;
  }

  /// Whether the outputs can be read as probabilities: of softmax and sigmoid units.
  public boolean areProbabilities() {
    return activation.givesProbabilities();
  }

  /// The probability of a class. Several sigmoid outputs are divided by their sum, since nothing
  /// makes them add up to 1.
  ///
  /// @throws IllegalStateException if the outputs are no probabilities
  public double probability(int row, int label) {
    if (!areProbabilities()) {
      throw new IllegalStateException(
          "outputs of activation %s are no probabilities; train with softmax or sigmoid outputs"
              .formatted(activation.text()));
    }
    if (values.columns() == 1) {
      double second = values.get(row, 0);
      return label == 1 ? second : 1 - second;
    }
    double value = values.get(row, label);
    return activation == Activation.SOFTMAX ? value : shareOf(row, value);
  }

  private double shareOf(int row, double value) {
    double sum = 0;
    for (int j = 0; j < values.columns(); j++) {
      sum += values.get(row, j);
    }
    return sum == 0 ? 1.0 / values.columns() : value / sum;
  }
}
