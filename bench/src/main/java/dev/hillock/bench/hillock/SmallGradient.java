package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.TrainingWorkspace;
import java.util.List;

/// Work `gradient`: microseconds of one value and gradient of the loss of 24-8-2 over 200 rows,
/// sigmoid and softmax, cross-entropy.
public final class SmallGradient implements AutoCloseable, Runnable {

  private static final int INPUTS = 24;
  private static final int HIDDEN = 8;
  private static final int CLASSES = 2;
  private static final int ROWS = 200;

  private final Compute compute = Compute.with(1);
  private final TrainingWorkspace workspace;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final Matrix targets = Matrix.of(ROWS, CLASSES);
  private double loss;

  /// With rows and parameters of its own.
  public SmallGradient() {
    var architecture =
        Architecture.of(
            INPUTS,
            List.of(HIDDEN),
            List.of(Activation.SIGMOID),
            new Architecture.Output(CLASSES, Activation.SOFTMAX),
            true);
    var parameters = Initializer.AUTO.draw(architecture, 0);
    workspace = new TrainingWorkspace(architecture, ROWS);
    forward = new ForwardPass(architecture, parameters, workspace, compute);
    backward = new BackwardPass(architecture, parameters, workspace, compute);
    Matrix x = HillockProducts.filled(ROWS, INPUTS);
    System.arraycopy(x.data(), 0, workspace.inputs().data(), 0, ROWS * INPUTS);
    for (int row = 0; row < ROWS; row++) {
      targets.data()[row * CLASSES + row % CLASSES] = 1;
    }
  }

  static void run(Arguments options) {
    try (var gradient = new SmallGradient()) {
      double seconds =
          Timing.seconds(gradient, options.number("--warm-up"), options.number("--sample"), 9);
      Output.figure("gradient", "24-8-2", seconds * 1e6, "us");
      Output.figure("gradient", "loss", gradient.loss / ROWS, "loss");
    }
  }

  /// One value and gradient.
  @Override
  public void run() {
    var function = Loss.CATEGORICAL_CROSS_ENTROPY;
    forward.run(ROWS);
    loss = function.sum(ROWS, workspace.logits(), workspace.outputs(), targets);
    function.errors(ROWS, workspace.outputs(), targets, 1f / ROWS, workspace.outputDelta());
    backward.runAnew(ROWS, function.givesNodeDelta());
  }

  @Override
  public void close() {
    compute.close();
  }
}
