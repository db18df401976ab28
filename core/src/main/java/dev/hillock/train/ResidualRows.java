package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.TrainingWorkspace;
import dev.hillock.optim.NormalEquations;
import java.util.Arrays;

/// The residuals e = a − t of the training rows, and their derivatives: for each output of a row
/// the backward pass with the error 1 there and 0 at the others. A row at a time, since the kernels
/// add up gradients of rows that come together; the products of the normal equations take longer.
final class ResidualRows {

  private final Encoded rows;
  private final float[] weights;
  private final TrainingWorkspace workspace;
  private final Matrix target;
  private final ForwardPass forward;
  private final BackwardPass backward;

  ResidualRows(Plan plan, Parameters parameters, Encoded rows, Compute compute) {
    this.rows = rows;
    var architecture = plan.architecture();
    float[] given = plan.rowWeights();
    weights = given == null ? new float[0] : given;
    workspace = new TrainingWorkspace(architecture, 1);
    target = Matrix.of(1, architecture.outputs());
    forward = new ForwardPass(architecture, parameters, workspace, compute);
    backward = new BackwardPass(architecture, parameters, workspace, compute);
  }

  /// Adds all residuals, output by output of each row.
  ///
  /// @param order all rows
  void addTo(NormalEquations equations, int[] order) {
    Matrix outputs = workspace.outputs();
    Matrix errors = workspace.outputDelta();
    float[] gradient = workspace.gradient().values();
    for (int r = 0; r < order.length; r++) {
      rows.pointAt(order, r, 1, workspace.inputRows(), target);
      forward.run(1);
      double factor = weights.length == 0 ? 1 : Math.sqrt(weights[order[r]]);
      for (int k = 0; k < target.columns(); k++) {
        Arrays.fill(errors.data(), errors.at(0), errors.at(0) + errors.columns(), 0f);
        errors.data()[errors.at(0) + k] = 1f;
        backward.runAnew(1, false);
        double residual = (double) outputs.get(0, k) - target.get(0, k);
        equations.add(residual, factor, gradient);
      }
    }
  }
}
