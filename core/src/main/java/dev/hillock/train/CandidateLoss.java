package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The loss of one candidate after the other over all training rows, on one thread. Allocates
/// nothing once it is made.
final class CandidateLoss {

  /// Rows that stay in the caches beside the weights.
  private static final int CHUNK_ROWS = 128;

  private final Parameters parameters;
  private final Encoded rows;
  private final Objective objective;
  private final int[] order;
  private final Workspace workspace;
  private final Matrix targets;
  private final ForwardPass forward;
  private final @Nullable WeightedRows weighted;

  /// @param compute of one thread
  CandidateLoss(Plan plan, Encoded rows, Compute compute) {
    Architecture architecture = plan.architecture();
    this.rows = rows;
    parameters = new Parameters(architecture);
    objective = Objective.of(plan.loss(), plan.preparation().target());
    order = IntStream.range(0, rows.rows()).toArray();
    workspace =
        new Workspace(architecture, Math.min(architecture.rowsTogether(CHUNK_ROWS), order.length));
    targets = Matrix.of(workspace.rows(), architecture.outputs());
    forward = new ForwardPass(architecture, parameters, workspace, compute);
    float[] weights = plan.rowWeights();
    weighted = weights == null ? null : new WeightedRows(objective, weights, workspace, targets);
    if (isWhole()) {
      rows.pointAt(order, 0, order.length, workspace.inputRows(), targets);
    }
  }

  /// Whether all rows are in the workspace at once, and stay there.
  private boolean isWhole() {
    return workspace.rows() == order.length;
  }

  /// Where the candidate is to be written.
  float[] values() {
    return parameters.values();
  }

  /// The mean of its loss over the rows.
  double mean() {
    double sum = 0;
    for (int from = 0; from < order.length; from += workspace.rows()) {
      int count = Math.min(workspace.rows(), order.length - from);
      if (!isWhole()) {
        rows.pointAt(order, from, count, workspace.inputRows(), targets);
      }
      forward.run(count);
      sum +=
          weighted == null
              ? objective.sum(count, workspace.logits(), workspace.outputs(), targets)
              : weighted.sum(order, from, count, 1);
    }
    return sum / order.length;
  }
}
