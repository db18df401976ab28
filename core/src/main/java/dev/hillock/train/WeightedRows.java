package dev.hillock.train;

import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Workspace;

/// The loss of a chunk of rows that do not all count the same: Σ w·E, and its errors.
final class WeightedRows {

  private final Objective objective;
  private final float[] weights;
  private final Matrix[] logits;
  private final Matrix[] outputs;
  private final Matrix[] targets;

  /// @param weights of all training rows
  /// @param targets where the targets of a chunk stand
  WeightedRows(Objective objective, float[] weights, Workspace workspace, Matrix targets) {
    this.objective = objective;
    this.weights = weights;
    this.logits = rows(workspace.logits());
    this.outputs = rows(workspace.outputs());
    this.targets = rows(targets);
  }

  /// Each row as a matrix of its own, made once, since a step allocates nothing.
  private static Matrix[] rows(Matrix matrix) {
    var rows = new Matrix[matrix.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new Matrix(matrix.data(), matrix.at(row), 1, matrix.columns());
    }
    return rows;
  }

  /// Σ w·E of the rows `order[from … from+count−1]`, which stand in the workspace once for each
  /// submodel.
  double sum(int[] order, int from, int count, int submodels) {
    double sum = 0;
    for (int r = 0; r < count * submodels; r++) {
      sum += weights[order[from + r % count]] * objective.sum(1, logits[r], outputs[r], targets[r]);
    }
    return sum;
  }

  /// Multiplies the errors of the same rows by their weights.
  void weigh(int[] order, int from, int count, int submodels, Matrix errors) {
    for (int r = 0; r < count * submodels; r++) {
      float weight = weights[order[from + r % count]];
      for (int at = errors.at(r); at < errors.at(r + 1); at++) {
        errors.data()[at] *= weight;
      }
    }
  }
}
