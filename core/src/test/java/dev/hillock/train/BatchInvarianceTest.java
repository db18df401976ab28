package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Team;
import dev.hillock.nn.BackwardPass;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.TrainingWorkspace;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Threads, kernels and chunks of a batch move no bit.
class BatchInvarianceTest {

  private static Settings settings() {
    return Preset.PLAIN
        .settings()
        .with("target", "digit")
        .with("epochs", "2")
        .with("hidden", "70,33")
        .with("activation", "gelu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "31", "64", "full"})
  void anyNumberOfThreadsGivesTheSameModel(String batchSize) {
    var digits = Tables.bundled("digits8x8.csv");
    // 64 rows of 64·70 weights and more are worth sharing; one row is not.
    var settings = settings().with("batch-size", batchSize).with("learning-rate", "0.01");
    String one =
        Training.of(digits, settings.with(Settings.THREADS, 1)).run().model().fingerprint();
    for (int threads : new int[] {2, 3}) {
      assertEquals(
          one,
          Training.of(digits, settings.with(Settings.THREADS, threads)).run().model().fingerprint(),
          threads + " threads");
    }
  }

  @Test
  void theScalarKernelsGiveTheSameModel() {
    var plan = Plan.of(Tables.bundled("digits8x8.csv"), null, settings());
    try (var scalar = new Compute(KernelChoice.oracle(), new Team(1));
        var fastest = Compute.with(2)) {
      assertEquals(fingerprint(plan, scalar), fingerprint(plan, fastest));
    }
  }

  private static String fingerprint(Plan plan, Compute compute) {
    return new Trainer(plan, compute, event -> {}, () -> false).run().parameters().fingerprint();
  }

  /// A step takes 1500 rows in chunks; here they go through in chunks of other sizes, or whole.
  @ParameterizedTest
  @ValueSource(ints = {1500, 1499, 700, 512, 100, 1})
  void theGradientOfABatchDoesNotDependOnItsChunks(int chunkRows) {
    var plan = Plan.of(Tables.bundled("digits8x8.csv"), null, settings().with("validation", "0"));
    var architecture = plan.architecture();
    var parameters = plan.settings().get(Settings.INIT).draw(architecture, 1);
    var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
    int batch = 1500;
    int[] order = Tables.rows(rows.rows());
    try (var compute = Compute.with(2)) {
      var step = new Step(plan, parameters, rows, batch, compute);
      double loss = step.lossAndGradient(order, 0, batch);
      var workspace = new TrainingWorkspace(architecture, chunkRows);
      var targets = Matrix.of(chunkRows, architecture.outputs());
      var forward = new ForwardPass(architecture, parameters, workspace, compute);
      var backward = new BackwardPass(architecture, parameters, workspace, compute);
      double sum = 0;
      for (int from = 0; from < batch; from += chunkRows) {
        int count = Math.min(chunkRows, batch - from);
        rows.pointAt(order, from, count, workspace.inputRows(), targets);
        forward.run(count);
        sum += plan.loss().sum(count, workspace.logits(), workspace.outputs(), targets);
        plan.loss()
            .errors(count, workspace.outputs(), targets, 1f / batch, workspace.outputDelta());
        backward.run(count, plan.loss().givesNodeDelta());
      }
      assertArrayEquals(workspace.gradient().values(), step.gradient());
      assertEquals(sum, loss, 1e-9 * sum);
    }
  }

  @Test
  void aStepStartsFromAZeroGradient() {
    var plan = Plan.of(Tables.bundled("iris.csv"), null, settings().with("target", "species"));
    var parameters = plan.settings().get(Settings.INIT).draw(plan.architecture(), 1);
    var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
    int[] order = Tables.rows(rows.rows());
    try (var compute = Compute.with(1)) {
      var step = new Step(plan, parameters, rows, 32, compute);
      step.lossAndGradient(order, 0, 32);
      float[] first = step.gradient().clone();
      step.lossAndGradient(order, 32, 17);
      step.lossAndGradient(order, 0, 32);
      assertArrayEquals(first, step.gradient());
    }
  }
}
