package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.kernel.Compute;
import dev.hillock.model.Model;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Settings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps weights small, what makes one step of several mini-batches, and averages of weights.
class RegularizationTest {

  private static final int HIDDEN = 9;

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Settings.defaults()
            .with("preset", "plain")
            .with("target", "kind")
            .with("hidden", "9")
            .with("batch-size", "32")
            .with("epochs", "12");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static Training.Result run(Settings settings) {
    return Training.of(Tables.separable(200, 1), settings).run();
  }

  private static String fingerprint(String... namesAndTexts) {
    return run(settings(namesAndTexts)).model().fingerprint();
  }

  /// A network before a step, after it, and the gradient in between.
  private record OneStep(Plan plan, float[] before, float[] gradient, float[] after) {

    static OneStep of(Settings settings, double rate, double fade) {
      var plan = Plan.of(Tables.separable(200, 1), null, settings);
      var parameters = settings.get(Settings.INIT).draw(plan.architecture(), 3);
      float[] before = parameters.values().clone();
      int[] order = IntStream.range(0, plan.trainingRows()).toArray();
      try (var compute = Compute.with(1)) {
        var rows = Encoded.of(plan.preparation(), plan.table(), plan.split().training());
        var step = new Step(plan, new Parameters(plan.architecture(), before), rows, 32, compute);
        step.lossAndGradient(order, 0, 32);
        float[] gradient = step.gradient().clone();
        var descent = new Descent(plan, parameters, compute.kernels());
        descent.begin(rate, fade);
        new Step(plan, parameters, rows, 32, compute).descend(order, 0, 32, descent);
        descent.end();
        return new OneStep(plan, before, gradient, parameters.values());
      }
    }

    boolean isWeight(int parameter) {
      var architecture = plan.architecture();
      int first = architecture.biasOffset(0);
      int second = architecture.weightsOffset(1);
      return parameter < first || (parameter >= second && parameter < architecture.biasOffset(1));
    }
  }

  @Test
  void coupledDecayAddsToTheGradient() {
    // α = 0.5, λ = 0.1, faded to half: Δ = −0.5·(g + 0.05·w), and biases do not decay.
    var settings = settings("momentum", "0", "weight-decay", "0.1");
    var step = OneStep.of(settings.with("weight-decay-form", "coupled"), 0.5, 0.5);
    for (int i = 0; i < step.before.length; i++) {
      double w = step.before[i];
      double g = step.gradient[i] + (step.isWeight(i) ? 0.05 * w : 0);
      assertEquals(w - 0.5 * g, step.after[i], 3e-7, "parameter " + i);
    }
    // Of descent without momentum both forms make the same, but for rounding.
    var decoupled = OneStep.of(settings, 0.5, 0.5);
    for (int i = 0; i < step.before.length; i++) {
      assertEquals(decoupled.after[i], step.after[i], 3e-7, "parameter " + i);
    }
  }

  @Test
  void coupledDecayGoesThroughAdam() {
    // A first step of Adam is α·sign(g), whatever is added to g as long as its sign stays.
    String[] adam = {"optimizer", "adam", "weight-decay", "1e-9"};
    var coupled = OneStep.of(settings(adam).with("weight-decay-form", "coupled"), 0.25, 1);
    for (int i = 0; i < coupled.before.length; i++) {
      double g = coupled.gradient[i] + (coupled.isWeight(i) ? 1e-9 * coupled.before[i] : 0);
      double expected = coupled.before[i] - 0.25 * g / (Math.abs(g) + 1e-8);
      assertEquals(expected, coupled.after[i], 1e-5, "parameter " + i);
    }
    assertNotEquals(
        fingerprint("optimizer", "adam", "weight-decay", "0.1"),
        fingerprint("optimizer", "adam", "weight-decay", "0.1", "weight-decay-form", "coupled"));
  }

  @Test
  void l1BringsWeightsNearerToZeroAndNoFurther() {
    // α = 0.5, λ₁ = 0.4: by 0.2.
    var step = OneStep.of(settings("momentum", "0", "l1", "0.4"), 0.5, 1);
    int zeros = 0;
    for (int i = 0; i < step.before.length; i++) {
      double moved = step.before[i] - 0.5 * step.gradient[i];
      double expected =
          step.isWeight(i) ? Math.signum(moved) * Math.max(0, Math.abs(moved) - 0.2) : moved;
      assertEquals(expected, step.after[i], 3e-7, "parameter " + i);
      zeros += step.after[i] == 0 && step.isWeight(i) ? 1 : 0;
    }
    assertTrue(zeros > 0, "no weight is 0");
  }

  @Test
  void l1LeavesFewWeights() {
    long without = weights(run(settings("epochs", "100", "hidden", "32")).model());
    var sparse = run(settings("epochs", "100", "hidden", "32", "l1", "0.1"));
    assertTrue(
        weights(sparse.model()) < 0.7 * without,
        weights(sparse.model()) + " of " + without + " weights are left");
    assertTrue(sparse.evaluation().figures().getOrDefault("accuracy", 0.0) > 0.9);
  }

  /// Weights of the hidden layer that are not 0.
  private static long weights(Model model) {
    var architecture = model.architecture();
    return IntStream.range(architecture.weightsOffset(0), architecture.biasOffset(0))
        .filter(i -> model.parameters().values()[i] != 0)
        .count();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void maxNormLimitsWhatEntersEachHiddenNeuron(boolean frontScale) {
    var settings = settings("learning-rate", "0.3", "front-scale", String.valueOf(frontScale));
    double[] free = norms(run(settings).model());
    double[] limited = norms(run(settings.with("max-norm", "0.75")).model());
    assertTrue(free[HIDDEN - 1] > 0.75, "the longest is " + free[HIDDEN - 1]);
    assertEquals(0.75, limited[HIDDEN - 1], 1e-5);
  }

  /// Norms of the weights that enter the hidden neurons, ascending.
  private static double[] norms(Model model) {
    float[] w = model.parameters().values();
    int at = model.architecture().weightsOffset(0);
    int inputs = model.architecture().inputs();
    return IntStream.range(0, HIDDEN)
        .mapToDouble(j ->
            Math.sqrt(
                IntStream.range(0, inputs)
                    .mapToDouble(i -> (double) w[at + i * HIDDEN + j] * w[at + i * HIDDEN + j])
                    .sum()))
        .sorted()
        .toArray();
  }

  @Test
  void severalMiniBatchesMakeTheStepOfOneLargeBatch() {
    assertEquals(
        fingerprint("batch-size", "64"), fingerprint("batch-size", "16", "accumulate", "4"));
    assertEquals(
        fingerprint("batch-size", "full"), fingerprint("batch-size", "16", "accumulate", "999"));
    assertEquals(
        fingerprint("batch-size", "48", "optimizer", "adam", "clip-norm", "1"),
        fingerprint("batch-size", "24", "accumulate", "2", "optimizer", "adam", "clip-norm", "1"));
  }

  @Test
  void batchNormLooksAtTheMiniBatches() {
    assertNotEquals(
        fingerprint("norm", "batch", "batch-size", "64"),
        fingerprint("norm", "batch", "batch-size", "16", "accumulate", "4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ema", "swa-start"})
  void theAverageIsWhatIsJudgedAndKept(String setting) {
    var result = run(settings(setting, "0.7"));
    int kept = result.model().provenance().keptEpoch();
    var judged = result.history().get(kept - 1).validation();
    assertTrue(judged != null && kept > 0);
    assertEquals(judged.loss(), result.evaluation().loss(), 1e-9);
    assertNotEquals(fingerprint(), result.model().fingerprint());
  }

  @Test
  void averagedEpochsHaveOneRate() {
    // Of 12 epochs those after the ninth; a cosine is at ½·(1 + cos 135°) there.
    var history = run(settings("swa-start", "0.75", "learning-rate", "1")).history();
    for (int epoch = 10; epoch <= 12; epoch++) {
      assertEquals(0.5 * (1 + Math.cos(0.75 * Math.PI)), history.get(epoch - 1).rate(), 1e-15);
    }
    assertTrue(history.get(8).rate() > history.get(9).rate());
  }

  @Test
  void anAverageOfNoStepsIsTheNetworkThatGoesOn() {
    var first = run(settings());
    var again =
        Training.continuing(
                first.model(),
                Tables.separable(200, 1),
                Settings.defaults().with("ema", "0.9").with("learning-rate", "1e-30"))
            .run();
    assertEquals(first.evaluation().loss(), again.evaluation().loss(), 1e-6);
  }

  @Test
  void theSameBitsWithAnyThreads() {
    String[] all = {
      "batch-size",
      "40",
      "accumulate",
      "2",
      "l1",
      "0.001",
      "max-norm",
      "2",
      "ema",
      "0.9",
      "weight-decay",
      "0.01",
      "weight-decay-form",
      "coupled",
      "optimizer",
      "adam",
      "hidden",
      "64,48",
      "front-scale",
      "true",
      "warmup-epochs",
      "1.5"
    };
    var settings = settings(all);
    assertEquals(
        run(settings.with("threads", "1")).model().fingerprint(),
        run(settings.with("threads", "3")).model().fingerprint());
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertIllegal(
        "ema is 0.9 and swa start 0.5, which are two ways to average weights; take one of them",
        () -> run(settings("ema", "0.9", "swa-start", "0.5")));
    assertIllegal(
        "norm is batch, whose running means and variances belong to weights that swa replaces by"
            + " their average; take --norm layer or none, or leave --swa-start out",
        () -> run(settings("norm", "batch", "swa-start", "0.5")));
    assertIllegal(
        "max norm is 3, but there is no hidden layer, whose weights it limits; take --max-norm off"
            + " or some --hidden",
        () -> run(settings("max-norm", "3", "hidden", "none")));
    assertIllegal(
        "accumulate is 2, but batch size full makes one step of all rows already; take"
            + " --accumulate 1, or a --batch-size",
        () -> run(settings("accumulate", "2", "batch-size", "full")));
  }
}
