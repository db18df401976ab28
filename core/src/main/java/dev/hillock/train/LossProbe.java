package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.Workspace;
import dev.hillock.settings.Settings;
import java.util.stream.IntStream;

/// The training loss as a function of the parameters: the mean over some of the training rows, with
/// smoothed labels where the training has them, without dropout, row weights and penalties. For one
/// thread at a time.
public final class LossProbe implements AutoCloseable {

  private static final int CHUNK_ROWS = 256;

  private final Encoded rows;
  private final Objective objective;
  private final int[] order;
  private final Parameters parameters;
  private final Workspace workspace;
  private final Matrix targets;
  private final Compute compute;
  private final ForwardPass forward;

  /// A probe of the loss that a plan makes small.
  ///
  /// @param mostRows of more training rows so many are taken, evenly
  public LossProbe(Plan plan, int mostRows) {
    var architecture = plan.architecture();
    int[] training = plan.split().training();
    int count = Math.min(mostRows, training.length);
    int[] some =
        IntStream.range(0, count)
            .map(i -> training[(int) ((long) i * training.length / count)])
            .toArray();
    var target = plan.preparation().target();
    rows =
        Encoded.of(plan.preparation(), plan.table(), some)
            .smoothed(plan.settings().get(Settings.LABEL_SMOOTHING), target);
    objective = Objective.of(plan.loss(), target);
    order = IntStream.range(0, count).toArray();
    parameters = new Parameters(architecture);
    workspace = new Workspace(architecture, Math.min(architecture.rowsTogether(CHUNK_ROWS), count));
    targets = Matrix.of(workspace.rows(), architecture.outputs());
    int threads = plan.settings().get(Settings.THREADS);
    compute = Compute.with(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    forward = new ForwardPass(architecture, parameters, workspace, compute);
  }

  /// How many rows it takes the mean over.
  public int rows() {
    return order.length;
  }

  /// The loss at a place, which may be infinite or not a number.
  ///
  /// @param place as many numbers as the network has parameters
  public double at(float[] place) {
    System.arraycopy(place, 0, parameters.values(), 0, parameters.values().length);
    double sum = 0;
    for (int from = 0; from < order.length; from += workspace.rows()) {
      int count = Math.min(workspace.rows(), order.length - from);
      rows.pointAt(order, from, count, workspace.inputRows(), targets);
      forward.run(count);
      sum += objective.sum(count, workspace.logits(), workspace.outputs(), targets);
    }
    return sum / order.length;
  }

  @Override
  public void close() {
    compute.close();
  }
}
