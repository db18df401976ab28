package dev.hillock.nn;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.DenseOperands;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Team;

/// From inputs to outputs: for each layer z = b + x·W, y = f(z). Bound to its parameters and
/// workspace, so that a run allocates nothing.
public final class ForwardPass {

  private final Workspace workspace;
  private final Compute compute;
  private final LayerTask[] tasks;

  /// A pass that reads the parameters (their current values at each run) and fills the workspace.
  public ForwardPass(
      Architecture architecture, Parameters parameters, Workspace workspace, Compute compute) {
    this.workspace = workspace;
    this.compute = compute;
    tasks = new LayerTask[architecture.layers().size()];
    for (int i = 0; i < tasks.length; i++) {
      var activation = architecture.layers().get(i).activation();
      var operands = new DenseOperands(parameters.weights(i), parameters.bias(i), activation);
      tasks[i] = new LayerTask(i, operands);
    }
  }

  /// Computes the outputs of the first `rows` rows of [Workspace#inputs].
  ///
  /// @throws IllegalArgumentException if the workspace has no room for so many
  public void run(int rows) {
    if (rows < 0 || rows > workspace.rows()) {
      throw new IllegalArgumentException(
          "%d rows in a workspace for %d; make a larger one or split the rows"
              .formatted(rows, workspace.rows()));
    }
    for (LayerTask task : tasks) {
      task.rows = rows;
      compute.run((long) rows * task.operands.weights().rows() * task.y.columns(), task);
    }
  }

  private final class LayerTask implements Team.Task {
    private final DenseOperands operands;
    private final Matrix x;
    private final Matrix z;
    private final Matrix y;
    private int rows;

    LayerTask(int layer, DenseOperands operands) {
      this.operands = operands;
      this.x = layer == 0 ? workspace.inputs() : workspace.outputs(layer - 1);
      this.z = workspace.sums(layer);
      this.y = workspace.outputs(layer);
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.firstRow(part, parts, rows);
      int to = Compute.firstRow(part + 1, parts, rows);
      compute.kernels().forward(from, to, x, operands, z, y);
    }
  }
}
