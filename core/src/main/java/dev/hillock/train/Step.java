package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.DropoutMasks;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.TrainingWorkspace;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// Loss and gradient of one batch, and the step that follows. A large batch goes through in chunks;
/// the chains of additions of the gradient go on from chunk to chunk, so the chunk size moves no
/// bit of it.
final class Step {

  /// Rows that activations are kept for: large enough for the kernels, small enough for the caches.
  private static final int CHUNK_ROWS = 512;

  private final Architecture architecture;
  private final Parameters parameters;
  private final Loss loss;
  private final Objective objective;
  private final Encoded rows;
  private final TrainingWorkspace workspace;
  private final Matrix targets;
  private final @Nullable WeightedRows weighted;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final @Nullable DropoutMasks masks;
  private final int submodels;
  private int epoch;
  private int stepNumber;
  private double dropout;

  Step(Plan plan, Parameters parameters, Encoded rows, int batchRows, Compute compute) {
    this(plan, parameters, rows, batchRows, compute, false);
  }

  /// @param keepsSums whether the workspace keeps z of every layer; not with dropout
  Step(
      Plan plan,
      Parameters parameters,
      Encoded rows,
      int batchRows,
      Compute compute,
      boolean keepsSums) {
    architecture = StepUnits.forward(plan);
    this.parameters = parameters;
    this.loss = plan.loss();
    this.objective = Objective.of(loss, plan.preparation().target());
    this.rows = rows;
    int chunk = chunkRows(architecture, batchRows, plan.miniBatchRows());
    Settings settings = plan.settings();
    boolean drops = settings.get(Settings.DROPOUT) > 0 && architecture.hasHiddenLayer();
    masks =
        drops ? new DropoutMasks(architecture, chunk, settings.get(Settings.SEED), compute) : null;
    workspace =
        masks != null
            ? TrainingWorkspace.withDropout(architecture, chunk, masks)
            : keepsSums
                ? TrainingWorkspace.keepingSums(architecture, chunk)
                : new TrainingWorkspace(architecture, chunk);
    submodels = architecture.submodels();
    this.targets = Matrix.of(workspace.rows() * submodels, architecture.outputs());
    float[] weights = plan.rowWeights();
    this.weighted =
        weights == null ? null : new WeightedRows(objective, weights, workspace, targets);
    this.forward = new ForwardPass(architecture, parameters, workspace, compute);
    this.backward = new BackwardPass(StepUnits.backward(plan), parameters, workspace, compute);
  }

  /// What normalises over a mini-batch needs all of it at once; the plan has checked that it has
  /// room.
  private static int chunkRows(Architecture architecture, int batchRows, int miniBatchRows) {
    return architecture.hasBatchNorm()
        ? Math.min(batchRows, miniBatchRows)
        : Math.min(architecture.rowsTogether(CHUNK_ROWS), batchRows);
  }

  /// Says which step comes next.
  ///
  /// @param newEpoch from 1
  /// @param number in its epoch, from 1
  /// @param newDropout part of the outputs of hidden layers that it leaves out
  void begin(int newEpoch, int number, double newDropout) {
    epoch = newEpoch;
    stepNumber = number;
    dropout = newDropout;
  }

  /// Σ of the losses of the rows `order[from … from+batchRows−1]`; the gradient of their mean is in
  /// [#gradient] afterwards.
  double lossAndGradient(int[] order, int from, int batchRows) {
    double sum = 0;
    for (int done = 0; done < batchRows; done += workspace.rows()) {
      int count = Math.min(workspace.rows(), batchRows - done);
      sum += forward(order, from + done, done, count);
      errors(order, from + done, count, batchRows);
      if (done == 0) {
        backward.runAnew(count, loss.givesNodeDelta());
      } else {
        backward.run(count, loss.givesNodeDelta());
      }
    }
    return sum;
  }

  float[] gradient() {
    return workspace.gradient().values();
  }

  /// ∂E/∂y of the output layer for the one row of a batch of one; null where the loss gives δ at
  /// once.
  float @Nullable [] outputError() {
    if (loss.givesNodeDelta()) {
      return null;
    }
    var error = Matrix.of(1, targets.columns());
    objective.errors(1, workspace.outputs(), targets, 1f, error);
    return error.data();
  }

  /// Σ of the losses of the rows, and nothing else.
  double lossOf(int[] order) {
    double sum = 0;
    for (int done = 0; done < order.length; done += workspace.rows()) {
      sum += forward(order, done, done, Math.min(workspace.rows(), order.length - done));
    }
    return sum;
  }

  /// What the rows of the last chunk became.
  TrainingWorkspace workspace() {
    return workspace;
  }

  /// Looks at a batch whose loss is not finite, or whose step failed: which row and which layer are
  /// to blame. Computes it again; the parameters stay as they are.
  BatchFault fault(int[] order, int from, int batchRows) {
    var fault = new BatchFault.Finder(workspace, parameters, architecture);
    for (int done = 0; done < batchRows; done += workspace.rows()) {
      int count = Math.min(workspace.rows(), batchRows - done);
      forward(order, from + done, done, count);
      for (int r = 0; r < count; r++) {
        double sum = 0;
        for (int at = r; at < count * submodels; at += count) {
          sum +=
              objective.sum(
                  1, row(workspace.logits(), at), row(workspace.outputs(), at), row(targets, at));
        }
        fault.row(order[from + done + r], sum / submodels);
      }
      fault.layers(count * submodels);
    }
    return fault.found();
  }

  private static Matrix row(Matrix matrix, int row) {
    return new Matrix(matrix.data(), matrix.at(row), 1, matrix.columns());
  }

  /// One step of descent on the rows `order[from … from+batchRows−1]`: Σ of their losses before it.
  /// Where that is not finite the parameters stay as they are.
  ///
  /// A batch that goes through whole is not stored as a gradient, unless the descent needs it: each
  /// piece of it moves its parameters as soon as it is there.
  double descend(int[] order, int from, int batchRows, Descent descent) {
    double sum;
    if (batchRows <= workspace.rows() && !descent.needsWholeGradient()) {
      sum = forward(order, from, 0, batchRows);
      if (Double.isFinite(sum)) {
        descent.loss(sum / batchRows);
        errors(order, from, batchRows, batchRows);
        backward.run(batchRows, loss.givesNodeDelta(), descent);
      }
    } else {
      sum = lossAndGradient(order, from, batchRows);
      if (Double.isFinite(sum)) {
        descent.loss(sum / batchRows);
        descent.whole(gradient());
      }
    }
    return sum;
  }

  private double forward(int[] order, int from, int firstRow, int count) {
    if (masks != null) {
      masks.draw(epoch, stepNumber, firstRow, count, dropout);
    }
    rows.pointAt(order, from, count, workspace.inputRows(), targets);
    repeatTargets(count);
    forward.run(count);
    double sum =
        weighted == null
            ? objective.sum(count * submodels, workspace.logits(), workspace.outputs(), targets)
            : weighted.sum(order, from, count, submodels);
    return sum / submodels;
  }

  /// Each submodel has a loss of its own; the training loss is their mean.
  private void repeatTargets(int count) {
    float[] t = targets.data();
    int length = count * targets.columns();
    for (int k = 1; k < submodels; k++) {
      System.arraycopy(t, 0, t, k * length, length);
    }
  }

  private void errors(int[] order, int from, int count, int batchRows) {
    Matrix errors = workspace.outputDelta();
    float scale = 1f / (batchRows * submodels);
    objective.errors(count * submodels, workspace.outputs(), targets, scale, errors);
    if (weighted != null) {
      weighted.weigh(order, from, count, submodels, errors);
    }
  }
}
