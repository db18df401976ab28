package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What clipping does to the steps of a training.
class ClippedStepTest {

  private static Settings settings(String preset, String... namesAndTexts) {
    var settings =
        Settings.defaults()
            .with("preset", preset)
            .with("target", "kind")
            .with("hidden", "9,5")
            .with("batch-size", "32")
            .with("epochs", "4");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static String fingerprint(Settings settings) {
    return Training.of(Tables.separable(200, 1), settings).run().model().fingerprint();
  }

  /// w ← w − α·g·n / ‖g‖ of plain descent, worked in double from the gradient of the same batch.
  @Test
  void aStepIsAsLongAsTheNormAllows() {
    double rate = 0.5;
    double norm = 0.01;
    var settings = settings("plain", "momentum", "0", "clip-norm", "0.01");
    var plan = Plan.of(Tables.separable(200, 1), null, settings);
    var parameters = settings.get(Settings.INIT).draw(plan.architecture(), 3);
    int[] order = IntStream.range(0, plan.trainingRows()).toArray();
    float[] before = parameters.values().clone();
    try (var compute = Compute.with(1)) {
      var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
      var step = new Step(plan, parameters, rows, 32, compute);
      step.lossAndGradient(order, 0, 32);
      double[] gradient =
          IntStream.range(0, before.length).mapToDouble(i -> step.gradient()[i]).toArray();
      double length =
          Math.sqrt(
              IntStream.range(0, before.length).mapToDouble(i -> gradient[i] * gradient[i]).sum());
      assertTrue(length > norm, "the gradient is short enough already: " + length);
      var descent = new Descent(plan, parameters, compute.kernels());
      descent.begin(rate, 1);
      step.descend(order, 0, 32, descent);
      double moved = 0;
      for (int i = 0; i < before.length; i++) {
        double expected = before[i] - rate * gradient[i] * norm / length;
        assertEquals(expected, parameters.values()[i], 1e-7, "parameter " + i);
        moved += Math.pow(parameters.values()[i] - before[i], 2);
      }
      assertEquals(rate * norm, Math.sqrt(moved), 1e-6);
    }
  }

  /// Factors of the inputs are parameters of a training, so they count in the norm: the step of all
  /// that is learned, factors and weights apart, is no longer than the norm allows.
  @Test
  void theFactorsOfTheInputsAreClippedToo() {
    var settings = settings("plain", "momentum", "0", "front-scale", "true", "clip-value", "1e-30");
    var plan = Plan.of(Tables.separable(200, 1), null, settings);
    var parameters = settings.get(Settings.INIT).draw(plan.architecture(), 3);
    float[] before = parameters.values().clone();
    var descended = descended(plan, parameters);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], descended.values()[i], 1e-29f, "parameter " + i);
    }
  }

  private static Parameters descended(Plan plan, Parameters parameters) {
    int[] order = IntStream.range(0, plan.trainingRows()).toArray();
    try (var compute = Compute.with(1)) {
      var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
      var step = new Step(plan, parameters, rows, 32, compute);
      var descent = new Descent(plan, parameters, compute.kernels());
      descent.begin(0.5, 1);
      step.descend(order, 0, 32, descent);
      return parameters;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, clip-norm", "plain, clip-value",
    "classic, clip-norm", "classic, clip-value",
    "realmlp-s, clip-norm", "realmlp-s, clip-value",
    "realmlp, clip-norm", "realmlp, clip-value"
  })
  void worksWithEveryPresetAndAnyNumberOfThreads(String preset, String name) {
    String off = fingerprint(settings(preset));
    // A limit that no step reaches changes no bit, though no gradient is used in pieces then.
    assertEquals(off, fingerprint(settings(preset, name, "1e30")));
    var clipped = settings(preset, name, "1e-3");
    String one = fingerprint(clipped.with("threads", "1"));
    assertNotEquals(off, one);
    assertEquals(one, fingerprint(clipped.with("threads", "3")));
  }

  @Test
  void aRateThatWouldDivergeDoesNot() {
    // Squared errors of unclipped steps grow without bound at this rate.
    var wild = settings("plain", "target", "y", "learning-rate", "3", "schedule", "constant");
    var table = Tables.linear(100, 1);
    boolean diverges = false;
    try {
      Training.of(table, wild).run();
    } catch (TrainingDivergedException _) {
      diverges = true;
    }
    assertTrue(diverges, "this rate is not too large");
    var result = Training.of(table, wild.with("clip-norm", "0.01")).run();
    assertEquals(4, result.history().size());
    assertTrue(Double.isFinite(result.evaluation().loss()));
  }

  @Test
  void everyPresetLeavesItOff() {
    for (Preset preset : List.of(Preset.PLAIN, Preset.CLASSIC, Preset.REALMLP)) {
      var plan =
          Plan.of(
              Tables.separable(60, 1),
              null,
              Settings.defaults().with(Settings.PRESET, preset).with("target", "kind"));
      assertEquals(0, plan.settings().get(Settings.CLIP_NORM));
    }
  }
}
