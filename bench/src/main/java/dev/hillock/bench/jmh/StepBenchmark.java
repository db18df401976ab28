package dev.hillock.bench.jmh;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Initializer;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.TrainingWorkspace;
import dev.hillock.optim.GradientDescent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One step of training on a mini-batch that is always the same: forward, backward, update.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {

  /// Sizes of the network, and rows of the mini-batch.
  @Param({"24-8-2@200", "784-32-10@32", "784-128-10@64", "784-512-512-10@128"})
  public String network = "";

  /// Threads.
  @Param({"1", "2"})
  public int threads;

  private Pass pass = new Pass("1-1-1@1", 1);

  /// Makes network and rows.
  @Setup
  public void makeNetwork() {
    pass.compute.close();
    pass = new Pass(network, threads);
  }

  /// Ends the threads.
  @TearDown
  public void close() {
    pass.compute.close();
  }

  /// One step; the loss.
  @Benchmark
  public double step() {
    return pass.step();
  }

  private static final class Pass {
    private final Compute compute;
    private final int rows;
    private final Parameters parameters;
    private final TrainingWorkspace workspace;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final Matrix targets;
    private final GradientDescent optimizer = new GradientDescent(0.9, false);
    private final float[][] state;

    Pass(String network, int threads) {
      String[] parts = network.split("@", -1);
      List<Integer> sizes = Stream.of(parts[0].split("-", -1)).map(Integer::valueOf).toList();
      rows = Integer.parseInt(parts[1]);
      compute = Compute.with(threads);
      var architecture =
          Architecture.of(
              sizes.getFirst(),
              sizes.subList(1, sizes.size() - 1),
              List.of(Activation.RELU),
              new Architecture.Output(sizes.getLast(), Activation.SOFTMAX),
              true);
      parameters = Initializer.AUTO.draw(architecture, 0);
      workspace = new TrainingWorkspace(architecture, rows);
      forward = new ForwardPass(architecture, parameters, workspace, compute);
      backward = new BackwardPass(architecture, parameters, workspace, compute);
      targets = Matrix.of(rows, architecture.outputs());
      state = new float[optimizer.slots()][parameters.values().length];
      float[] x = workspace.inputs().data();
      for (int i = 0; i < x.length; i++) {
        x[i] = (i * 7919 % 2003) / 2003f;
      }
      for (int row = 0; row < rows; row++) {
        targets.data()[row * targets.columns() + row % targets.columns()] = 1;
      }
    }

    double step() {
      var loss = Loss.CATEGORICAL_CROSS_ENTROPY;
      Arrays.fill(workspace.gradient().values(), 0f);
      forward.run(rows);
      double sum = loss.sum(rows, workspace.logits(), workspace.outputs(), targets);
      loss.errors(rows, workspace.outputs(), targets, 1f / rows, workspace.outputDelta());
      backward.run(rows, loss.givesNodeDelta());
      float[] gradient = workspace.gradient().values();
      optimizer.step(
          compute.kernels(), parameters.values(), 0, gradient, 0, gradient.length, state, 1e-3);
      return sum;
    }
  }
}
