package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Norm;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is recorded of a step is what the engine trains with, to the bit.
class StepRecorderTest {

  /// Rows of two numbers, a category and a class.
  private static Table table() {
    return Tables.of(
        Tables.numbers("a", 1, 4, 2, 8, 5, 7, 3, 6, 2.5, 7.5),
        Tables.numbers("b", 3, -1, 2, -2, 5, 0, 1, Double.NaN, 4, 2),
        Tables.texts("c", "u", "v", "w", "u", "v", "w", "u", "v", "w", "u"),
        Tables.texts("y", "n", "p", "n", "p", "n", "p", "n", "p", "q", "q"));
  }

  private static Settings settings(String text) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "y")
            .with("validation", "0")
            .with("epochs", "1")
            .with("batch-size", "1")
            .with("hidden", "5,5")
            .with("schedule", "constant");
    for (String pair : List.of(text.split(" ", -1))) {
      int at = pair.indexOf('=');
      settings = at < 0 ? settings : settings.with(pair.substring(0, at), pair.substring(at + 1));
    }
    return settings;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activation=sigmoid optimizer=sgd learning-rate=0.3 momentum=0.6",
        "activation=tanh optimizer=sgd nesterov=true momentum=0.9",
        "activation=relu loss=mean-squared-error output-activation=sigmoid optimizer=rmsprop",
        "activation=gelu optimizer=adam weight-decay=0.1",
        "activation=silu optimizer=adamw parametric=true",
        "activation=mish optimizer=lion residual=true",
        "activation=selu optimizer=adan norm=layer",
        "activation=softplus optimizer=nadam label-smoothing=0.1",
        "activation=elu optimizer=radam clip-norm=0.5",
        "activation=leaky-relu optimizer=amsgrad l1=0.01",
        "activation=hard-sigmoid optimizer=adadelta max-norm=1",
        "activation=tanh optimizer=adagrad bias=false",
        "activation=tanh optimizer=rprop-minus batch-size=1",
        "activation=relu optimizer=quickprop batch-size=1",
        "preset=realmlp-s hidden=9,9 front-scale=true",
        "preset=realmlp hidden=8 number-size=3 frequencies=4",
        "activation=step surrogate=straight-through",
        "hidden=none output-activation=step loss=perceptron",
      })
  void anEpochOfStepsIsTheTrainingOfThatEpoch(String text) {
    var settings = text.startsWith("preset=") ? ofPreset(text) : settings(text);
    var plan = Plan.of(table(), null, settings);
    try (var recorder = StepRecorder.of(plan, plan.split().training());
        var compute = Compute.with(1)) {
      var trained = new Trainer(recorder.plan(), compute, event -> {}, () -> false).run();
      StepRecord last = null;
      for (int i = 0; i < recorder.rows(); i++) {
        var record = recorder.step(recorder.nextRow());
        replay(recorder, record);
        last = record;
      }
      float[] after = last == null ? new float[0] : last.parameters().after();
      assertEquals(
          bits(trained.parameters().values()), bits(after), recorder.optimizer().toString());
    }
  }

  /// Networks made by chance.
  @ParameterizedTest
  @MethodSource("randomSettings")
  void aRandomNetworkIsRecordedAsItIsTrained(String text) {
    anEpochOfStepsIsTheTrainingOfThatEpoch(text);
  }

  static Stream<String> randomSettings() {
    var random = new SplittableRandom(7);
    return IntStream.range(0, 30)
        .mapToObj(i -> {
          int first = 3 + random.nextInt(6);
          boolean residual = random.nextBoolean();
          return "hidden=%d,%d activation=%s,%s optimizer=%s loss=%s output-activation=%s bias=%s norm=%s parametric=%s residual=%s seed=%d learning-rate=0.02"
              .formatted(
                  first,
                  residual ? first : 3 + random.nextInt(6),
                  one(random, "sigmoid tanh relu leaky-relu elu selu gelu silu mish softplus"),
                  one(random, "sigmoid tanh relu hard-sigmoid identity elu selu gelu silu mish"),
                  one(random, "sgd adam rmsprop adagrad adadelta amsgrad nadam radam lion adan"),
                  one(random, "half-squared-error mean-squared-error huber mean-absolute-error"),
                  one(random, "sigmoid tanh identity softmax"),
                  random.nextBoolean(),
                  one(random, "none layer none"),
                  random.nextBoolean(),
                  residual,
                  i);
        });
  }

  private static String one(SplittableRandom random, String names) {
    var all = List.of(names.split(" ", -1));
    return all.get(random.nextInt(all.size()));
  }

  private static Settings ofPreset(String text) {
    var names = List.of(text.split(" ", -1));
    var settings = Preset.valueOf(presetName(names.getFirst())).settings();
    for (String pair : names.subList(1, names.size())) {
      int at = pair.indexOf('=');
      settings = settings.with(pair.substring(0, at), pair.substring(at + 1));
    }
    return settings
        .with("target", "y")
        .with("validation", "0")
        .with("epochs", "1")
        .with("batch-size", "1")
        .with("dropout", "0")
        .with("ensemble", "1")
        .with("schedule", "constant")
        .with("fade", "constant");
  }

  private static String presetName(String pair) {
    return pair.substring(pair.indexOf('=') + 1)
        .toUpperCase(java.util.Locale.ROOT)
        .replace('-', '_');
  }

  /// Computes each number from those it is said to come from, in the order stated.
  private static void replay(StepRecorder recorder, StepRecord record) {
    var architecture = recorder.architecture();
    var settings = recorder.plan().settings();
    float[] w = record.parameters().before();
    float[] g = record.parameters().gradient();
    for (int l = 0; l < architecture.layers().size(); l++) {
      var layer = architecture.layers().get(l);
      var numbers = record.layers().get(l);
      int at = architecture.weightsOffset(l);
      for (int j = 0; j < layer.outputs(); j++) {
        float sum = layer.bias() ? w[architecture.biasOffset(l) + j] : 0f;
        for (int i = 0; i < layer.inputs(); i++) {
          sum = Math.fma(numbers.inputs()[i], w[at + i * layer.outputs() + j], sum);
          float product = Math.fma(numbers.inputs()[i], numbers.delta()[j], 0f);
          assertEquals(product, g[at + i * layer.outputs() + j], "gradient");
        }
        assertEquals(sum, numbers.sums()[j], "sum");
        if (layer.bias()) {
          assertEquals(numbers.delta()[j] + 0f, g[architecture.biasOffset(l) + j], "bias gradient");
        }
      }
      errors(architecture, l, record);
      float[] slopes = numbers.slopes();
      float[] error = numbers.error();
      boolean isPlain = layer.norm() == Norm.NONE && !layer.parametric();
      for (int j = 0; isPlain && slopes != null && error != null && j < slopes.length; j++) {
        assertEquals(error[j] * slopes[j], numbers.delta()[j], "delta of " + settings.texts());
      }
      if (l > 0) {
        assertEquals(bits(record.layers().get(l - 1).outputs()), bits(numbers.inputs()), "inputs");
      }
    }
  }

  /// Σ_k w_jk·δ_k from k = 0 on.
  private static void errors(Architecture architecture, int l, StepRecord record) {
    float[] error = record.layers().get(l).error();
    if (l == architecture.layers().size() - 1 || error == null) {
      return;
    }
    Dense behind = architecture.layers().get(l + 1);
    var above = record.layers().get(l + 1);
    float[] errorAbove = above.error();
    int at = architecture.weightsOffset(l + 1);
    for (int j = 0; j < error.length; j++) {
      float sum = 0f;
      for (int k = 0; k < behind.outputs(); k++) {
        float weight = record.parameters().before()[at + j * behind.outputs() + k];
        sum = Math.fma(above.delta()[k], weight, sum);
      }
      float passed = behind.residual() && errorAbove != null ? errorAbove[j] : 0f;
      assertEquals(sum + passed, error[j], "error");
    }
  }

  private static List<Integer> bits(float[] values) {
    return Arrays.stream(toDoubles(values)).mapToObj(v -> Float.floatToIntBits((float) v)).toList();
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  @Test
  void aModelIsSteppedFromItsParametersOn() {
    var model = Training.of(table(), settings("activation=tanh").with("epochs", "3")).run().model();
    try (var recorder = StepRecorder.of(model, 0, table(), new int[] {4}, Settings.defaults())) {
      var record = recorder.step(0);
      assertEquals(4, record.row());
      assertEquals(
          bits(model.parameters().values()), bits(record.parameters().before()), "parameters");
      assertTrue(record.loss().after() < record.loss().before());
    }
  }

  @Test
  void heldBiasesStay() {
    var plan = Plan.of(table(), null, settings("activation=sigmoid"));
    try (var recorder = StepRecorder.of(plan, new int[] {0}).holdingBiases()) {
      var change = recorder.step(0).parameters();
      int bias = recorder.architecture().biasOffset(0);
      assertEquals(change.before()[bias], change.after()[bias]);
      assertFalse(change.before()[0] == change.after()[0]);
    }
  }

  @Test
  void whatHasNoStepOnARowIsRefused() {
    var batchNorm = Plan.of(table(), null, settings("norm=batch batch-size=4"));
    assertMessage(
        "the network has batch norm, which normalises over the rows of a batch, so it has no step"
            + " on one row; take --why, or a network with --norm layer",
        assertThrows(
            IllegalArgumentException.class, () -> StepRecorder.of(batchNorm, new int[] {0})));
    var open = Tables.of(Tables.numbers("a", 1, 2, 3), Tables.texts("y", "n", "", "p"));
    var plan = Plan.of(open, null, settings("hidden=2"));
    assertMessage(
        "t, data row 2: 'y' is missing, and without a target there is no error to learn from;"
            + " take another row, or --why",
        assertThrows(DataException.class, () -> StepRecorder.of(plan, new int[] {1})));
  }

  private static void assertMessage(String expected, Exception e) {
    assertEquals(expected, e.getMessage());
  }

  @Test
  void anOptimizerWithoutStepsIsReplacedAndSaid() {
    var plan = Plan.of(table(), null, settings("optimizer=lbfgs batch-size=full"));
    try (var recorder = StepRecorder.of(plan, new int[] {0})) {
      assertEquals(
          List.of(
              "optimizer lbfgs makes no steps on a row; what is shown is a step of gradient"
                  + " descent"),
          recorder.notes());
      var loss = recorder.step(0).loss();
      assertTrue(loss.after() < loss.before());
    }
  }
}
