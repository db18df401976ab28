package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.TrainingWorkspace;
import java.util.Arrays;

/// Loss and gradient of one batch. A large batch goes through in chunks; the chains of additions of
/// the gradient go on from chunk to chunk, so the chunk size moves no bit of it.
final class Step {

  /// Rows that activations are kept for: large enough for the kernels, small enough for the caches.
  private static final int CHUNK_ROWS = 512;

  private final Loss loss;
  private final Encoded rows;
  private final TrainingWorkspace workspace;
  private final Matrix targets;
  private final ForwardPass forward;
  private final BackwardPass backward;

  Step(Plan plan, Parameters parameters, Encoded rows, int batchRows, Compute compute) {
    Architecture architecture = plan.architecture();
    this.loss = plan.loss();
    this.rows = rows;
    this.workspace = new TrainingWorkspace(architecture, Math.min(CHUNK_ROWS, batchRows));
    this.targets = Matrix.of(workspace.rows(), architecture.outputs());
    this.forward = new ForwardPass(architecture, parameters, workspace, compute);
    this.backward = new BackwardPass(architecture, parameters, workspace, compute);
  }

  /// Σ of the losses of the rows `order[from … from+batchRows−1]`; the gradient of their mean is in
  /// [#gradient] afterwards.
  double lossAndGradient(int[] order, int from, int batchRows) {
    Arrays.fill(workspace.gradient().values(), 0f);
    double sum = 0;
    for (int done = 0; done < batchRows; done += workspace.rows()) {
      int count = Math.min(workspace.rows(), batchRows - done);
      rows.gather(order, from + done, count, workspace.inputs(), targets);
      forward.run(count);
      sum += loss.sum(count, workspace.logits(), workspace.outputs(), targets);
      loss.errors(count, workspace.outputs(), targets, 1f / batchRows, workspace.outputDelta());
      backward.run(count, loss.givesNodeDelta());
    }
    return sum;
  }

  float[] gradient() {
    return workspace.gradient().values();
  }
}
