package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Slice;
import dev.hillock.kernel.Team;
import org.jspecify.annotations.Nullable;

/// Backpropagation: from the errors at the outputs to the gradient of every weight.
///
/// For each layer, from the last to the first: δ = e·f'(z); ∂L/∂w_ij = Σ_rows x_i·δ_j and ∂L/∂b_j =
/// Σ_rows δ_j are added to the gradient; e = δ·Wᵀ goes to the layer below.
///
/// Source: Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors",
/// Nature 323, 1986.
public final class BackwardPass {

  private final Architecture architecture;
  private final Parameters parameters;
  private final TrainingWorkspace workspace;
  private final Compute compute;
  private final DeltaTask[] deltaTasks;
  private final GradientTask[] gradientTasks;
  private final ErrorTask[] errorTasks;

  /// A pass over the workspace that a [ForwardPass] with the same parameters has filled.
  public BackwardPass(
      Architecture architecture,
      Parameters parameters,
      TrainingWorkspace workspace,
      Compute compute) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.workspace = workspace;
    this.compute = compute;
    int layers = architecture.layers().size();
    deltaTasks = new DeltaTask[layers];
    gradientTasks = new GradientTask[layers];
    errorTasks = new ErrorTask[layers];
    for (int i = 0; i < layers; i++) {
      deltaTasks[i] = new DeltaTask(i);
      gradientTasks[i] = new GradientTask(i);
      errorTasks[i] = new ErrorTask(i);
    }
  }

  /// Adds the gradient of the first `rows` rows to [TrainingWorkspace#gradient].
  ///
  /// @param outputHoldsDelta whether [TrainingWorkspace#outputDelta] holds δ already (losses on
  ///   logits); otherwise it holds ∂L/∂y
  public void run(int rows, boolean outputHoldsDelta) {
    int last = architecture.layers().size() - 1;
    for (int i = last; i >= 0; i--) {
      long size =
          (long) rows
              * architecture.layers().get(i).inputs()
              * architecture.layers().get(i).outputs();
      if (i < last || !outputHoldsDelta) {
        deltaTasks[i].rows = rows;
        compute.run((long) rows * architecture.layers().get(i).outputs(), deltaTasks[i]);
      }
      gradientTasks[i].batchRows = rows;
      compute.run(size, gradientTasks[i]);
      if (i > 0) {
        compute.kernels().transpose(parameters.weights(i), workspace.transposedWeights(i));
        errorTasks[i].rows = rows;
        compute.run(size, errorTasks[i]);
      }
    }
  }

  private Matrix inputsOf(int layer) {
    return layer == 0 ? workspace.inputs() : workspace.outputs(layer - 1);
  }

  private final class DeltaTask implements Team.Task {
    private final Activation activation;
    private final Matrix z;
    private final Matrix y;
    private final Matrix delta;
    private int rows;

    DeltaTask(int layer) {
      activation = architecture.layers().get(layer).activation();
      z = workspace.sums(layer);
      y = workspace.outputs(layer);
      delta = workspace.delta(layer);
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.firstRow(part, parts, rows);
      int to = Compute.firstRow(part + 1, parts, rows);
      compute.kernels().backThroughActivation(from, to, activation, z, y, delta);
    }
  }

  private final class GradientTask implements Team.Task {
    private final Matrix x;
    private final Matrix delta;
    private final Matrix weights;
    private final @Nullable Slice bias;
    private int batchRows;

    GradientTask(int layer) {
      x = inputsOf(layer);
      delta = workspace.delta(layer);
      weights = workspace.gradient().weights(layer);
      bias = workspace.gradient().bias(layer);
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.firstRow(part, parts, weights.rows());
      int to = Compute.firstRow(part + 1, parts, weights.rows());
      compute.kernels().weightGradient(from, to, batchRows, x, delta, weights);
      if (part == 0 && bias != null) {
        compute.kernels().biasGradient(batchRows, delta, bias);
      }
    }
  }

  private final class ErrorTask implements Team.Task {
    private final int layer;
    private int rows;

    ErrorTask(int layer) {
      this.layer = layer;
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.firstRow(part, parts, rows);
      int to = Compute.firstRow(part + 1, parts, rows);
      compute
          .kernels()
          .inputGradient(
              from,
              to,
              workspace.delta(layer),
              workspace.transposedWeights(layer),
              workspace.delta(layer - 1));
    }
  }
}
