package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultilabelTest {

  /// Two labels, each of a half plane of its own; `three` has three values.
  private static Table plane(int rows, long seed) {
    double[][] plane = Tables.plane(rows, seed);
    return Tables.of(
        Tables.numbers("a", plane[0]),
        Tables.numbers("b", plane[1]),
        Tables.texts("right", side(plane[0])),
        Tables.numbers("up", Arrays.stream(plane[1]).map(v -> v > 0.3 ? 1 : 0).toArray()),
        Tables.texts(
            "three",
            Arrays.stream(plane[0])
                .mapToObj(v -> v < -0.5 ? "x" : v < 0.5 ? "y" : "z")
                .toArray(String[]::new)));
  }

  private static String[] side(double[] values) {
    return Arrays.stream(values).mapToObj(v -> v > 0 ? "yes" : "no").toArray(String[]::new);
  }

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "right,up")
            .with("task", "multilabel")
            .with("drop", "three")
            .with("epochs", "20")
            .with("hidden", "8");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  @Test
  void learnsEachLabelWithAnOutputOfItsOwn(@TempDir Path folder) throws IOException {
    var result = Training.of(plane(1000, 1), settings()).run();
    assertEquals(Loss.BINARY_CROSS_ENTROPY, result.plan().loss());
    assertEquals(Activation.SIGMOID, result.plan().architecture().output().activation());
    ModelFile.write(folder.resolve("m"), result.model());
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(result.model().preparation().target(), model.preparation().target());
    var table = plane(500, 9);
    var labels = Evaluation.of(model, table).more().labels();
    assertNotNull(labels);
    assertTrue(labels.subsetAccuracy() > 0.9, () -> "" + labels.subsetAccuracy());
    assertTrue(labels.hammingLoss() < 0.05, () -> "" + labels.hammingLoss());
    assertEquals(List.of("right", "up"), List.copyOf(labels.targets().keySet()));
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      for (int row = 0; row < 10; row++) {
        boolean yes = predictions.labelProbability(row, 0) >= 0.5;
        assertEquals(yes ? "yes" : "no", predictions.label(row, 0));
        assertTrue(List.of("0", "1").contains(predictions.label(row, 1)));
      }
      assertRefused(
          IllegalStateException.class,
          "there are several labels; ask for one by its index",
          () -> predictions.label(0));
      assertRefused(
          IllegalStateException.class,
          "target 'up' is a label; ask for it",
          () -> predictions.value(0, 1));
    }
  }

  @Test
  void theTunedPresetTakesSigmoidsToo() {
    var plan = Plan.of(plane(100, 1), null, settings("preset", "realmlp-s"));
    assertEquals(Activation.SIGMOID, plan.architecture().output().activation());
    assertEquals(2, plan.architecture().outputs());
  }

  @Test
  void refusesWhatHasNotTwoClassesAndWhatSuitsOneTargetOnly() {
    var table = plane(100, 1);
    assertBadData(
        "t, target 'three' has 3 classes; multilabel takes targets of two each, name such ones",
        () -> Plan.of(table, null, settings("target", "right,three", "drop", "none")));
    assertIllegal(
        "output activation softmax does not suit several labels; take sigmoid",
        () -> Plan.of(table, null, settings("output-activation", "softmax")));
    assertIllegal(
        "interval 0.9 is asked for, but the task is multilabel; leave it out",
        () -> Plan.of(table, null, settings("interval", "0.9")));
    assertIllegal(
        "threshold for f1 is asked for, but the task is multilabel; leave it out, or --task classification",
        () -> Plan.of(table, null, settings("threshold-for", "f1")));
    assertIllegal(
        "class weights are given, but the task is multilabel; leave them out, or --task classification",
        () -> Plan.of(table, null, settings("class-weights", "balanced")));
    assertIllegal(
        "quantiles are those of a number, and the task is multilabel; leave them out, or --task regression",
        () -> Plan.of(table, null, settings("quantiles", "0.5")));
    assertIllegal(
        "1 targets of several labels; there must be one or more, each with one output",
        () -> new LabelsTarget(List.of(new ClassTarget("k", List.of("a", "b"), 2))));
    var numbers = Training.of(table, settings("target", "a", "task", "regression")).run().model();
    try (var predictor = new Predictor(numbers)) {
      var predictions = predictor.predict(table);
      assertRefused(
          IllegalStateException.class,
          "target 'a' is not one of several labels; train with --task multilabel",
          () -> predictions.label(0, 0));
    }
  }
}
