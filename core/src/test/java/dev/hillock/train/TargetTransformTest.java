package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.NumberTarget;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.settings.TargetTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTransformTest {

  /// y = e^(2a + b + noise/2), z = a + noise/2: y is skewed, z is not.
  private static Table noisy(int rows, long seed) {
    double[][] plane = Tables.plane(rows, seed);
    var random = new SplittableRandom(seed + 1);
    double[] noise = Tables.map(plane, (_, _) -> random.nextGaussian() / 2);
    double[] y = new double[rows];
    double[] z = new double[rows];
    for (int i = 0; i < rows; i++) {
      y[i] = Math.exp(2 * plane[0][i] + plane[1][i] + noise[i]);
      z[i] = plane[0][i] + noise[i];
    }
    return Tables.of(
        Tables.numbers("a", plane[0]),
        Tables.numbers("b", plane[1]),
        Tables.numbers("y", y),
        Tables.numbers("z", z));
  }

  private static Settings settings(String transform, String... namesAndTexts) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "y")
            .with("drop", "z")
            .with("epochs", "20")
            .with("hidden", "16")
            .with("target-transform", transform);
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static RegressionMetrics figures(Model model, Table table) {
    var metrics = Evaluation.of(model, table).numbers().get("y");
    assertNotNull(metrics);
    return metrics;
  }

  @Test
  void ofMultipliedNoiseTheLogarithmIsLearnedBetter(@TempDir Path folder) throws IOException {
    var result = Training.of(noisy(1500, 1), settings("log")).run();
    ModelFile.write(folder.resolve("m"), result.model());
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(result.model().preparation().target(), model.preparation().target());
    assertTrue(model.members().getFirst().learnedLogarithms());
    var number = Training.of(noisy(1500, 1), settings("none")).run().model();
    double withLog = figures(model, noisy(4000, 9)).mae();
    double without = figures(number, noisy(4000, 9)).mae();
    assertTrue(withLog < without, withLog + " " + without);
  }

  /// The mean of e^(noise/2) is e^(1/8) = 1.13: without smearing all predictions would be too low
  /// by that.
  @Test
  void smearingMakesPredictionsRightOnAverage() {
    var model = Training.of(noisy(3000, 1), settings("log")).run().model();
    var log = ((NumberTarget) model.preparation().target()).logs().getFirst();
    assertEquals(Math.exp(0.125), log.smearing(), 0.06);
    var table = noisy(4000, 9);
    double predicted = 0;
    double actual = 0;
    double[] y = NumberTarget.values(table, "y", rows(table));
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      for (int row = 0; row < table.rows(); row++) {
        predicted += predictions.value(row, 0);
        actual += y[row];
      }
    }
    assertEquals(1, predicted / actual, 0.06);
    // The median of a logarithm is the logarithm of the median.
    var median =
        Training.of(noisy(3000, 1), settings("log", "loss", "mean-absolute-error")).run().model();
    assertEquals(1, ((NumberTarget) median.preparation().target()).logs().getFirst().smearing());
  }

  private static int[] rows(Table table) {
    int[] rows = new int[table.rows()];
    java.util.Arrays.setAll(rows, r -> r);
    return rows;
  }

  @Test
  void theLossIsThatOfTheNumbersSoThatBothCanBeCompared() {
    var table = noisy(600, 1);
    var result = Training.of(table, settings("log")).run();
    var target = (NumberTarget) result.model().preparation().target();
    double spread = target.scales().getFirst().spread();
    var metrics = result.evaluation().numbers().get("y");
    assertNotNull(metrics);
    double expected = metrics.rmse() * metrics.rmse() / spread / spread;
    assertEquals(expected, result.evaluation().loss(), 1e-5 * expected);
  }

  @Test
  void autoKeepsWhatTheValidationRowsLike() {
    var table = noisy(800, 1);
    var result = Training.of(table, settings("auto")).run();
    double kept = result.evaluation().loss();
    double log = Training.of(table, settings("log")).run().evaluation().loss();
    double number = Training.of(table, settings("none")).run().evaluation().loss();
    assertTrue(kept <= Math.min(log, number), kept + " " + log + " " + number);
    assertTrue(
        Plan.of(table, null, settings("auto"))
            .notes()
            .contains("target 'y' is skewed (skewness 3.5), so its logarithm is tried too"),
        () -> "" + Plan.of(table, null, settings("auto")).notes());
    // What it did is written down, not that it chose.
    assertTrue(
        List.of("log", "none")
            .contains(result.model().provenance().settings().get("target-transform")));
  }

  @Test
  void autoTriesLogarithmsOfSkewedNumbersAlone() {
    var table = noisy(400, 1);
    var plan = Plan.of(table, null, settings("auto"));
    assertEquals(TargetTransform.NONE, plan.settings().get(Settings.TARGET_TRANSFORM));
    assertEquals(
        List.of(TargetTransform.LOG),
        plan.variants().stream().map(v -> v.settings().get(Settings.TARGET_TRANSFORM)).toList());
    assertEquals(0, variants(table, settings("auto", "target", "z", "drop", "y")));
    assertEquals(0, variants(table, settings("auto", "target", "y,z", "drop", "b")));
    assertEquals(0, variants(table, settings("auto", "validation", "0")));
    assertEquals(0, variants(table, settings("auto", "folds", "3")));
    assertEquals(0, variants(table, settings("none")));
    assertEquals(0, variants(table, settings("log")));
    // Each of the three kinds of auto in both ways.
    assertEquals(5, variants(table, settings("auto", "preset", "auto")));
    assertEquals(2, variants(table, settings("log", "preset", "auto")));
  }

  private static int variants(Table table, Settings settings) {
    return Plan.of(table, null, settings).variants().size();
  }

  @Test
  void membersWithAndWithoutLogarithmsAreAveragedInTheUnitsOfTheTarget() {
    var table = noisy(300, 1);
    var log = Training.of(table, settings("log")).run().model();
    var number = Training.of(table, settings("none")).run().model();
    for (var order : List.of(List.of(log, number), List.of(number, log))) {
      var members = order.stream().map(model -> model.members().getFirst()).toList();
      var both = new Predictor(new Model(members, log.provenance())).predict(table);
      var first = new Predictor(order.getFirst()).predict(table);
      var second = new Predictor(order.getLast()).predict(table);
      for (int row = 0; row < table.rows(); row++) {
        double mean = (first.value(row, 0) + second.value(row, 0)) / 2;
        assertEquals(mean, both.value(row, 0), 1e-5 * (1 + Math.abs(mean)));
      }
    }
  }

  @Test
  void intervalsHoldTheirPartInTheUnitsOfTheTarget() {
    var settings = settings("log", "interval", "0.8");
    var model = Training.of(noisy(3000, 1), settings).run().model();
    var intervals = Evaluation.of(model, noisy(4000, 5)).more().intervals().get("y");
    assertNotNull(intervals);
    // Of 600 validation rows and 4000 new ones: 3 · √(0.16 · (1/600 + 1/4000)) = 0.053.
    assertEquals(0.8, intervals.coverage(), 0.053);
  }

  @Test
  void foldsAndRefitKeepIt() {
    var table = noisy(400, 1);
    var folds = Training.of(table, settings("log", "folds", "3")).run();
    assertEquals(3, folds.model().members().stream().filter(Member::learnedLogarithms).count());
    double smearing =
        ((NumberTarget) Training.of(table, settings("log")).run().model().preparation().target())
            .logs()
            .getFirst()
            .smearing();
    var refit = Training.of(table, settings("log", "refit", "true")).run().model();
    var target = (NumberTarget) refit.preparation().target();
    assertEquals(smearing, target.logs().getFirst().smearing());
  }

  @Test
  void isRefusedForWhatIsNoNumber() {
    var table = noisy(100, 1);
    assertIllegal(
        "target transform log is asked for, but target 'kind' is a class; leave it out",
        () -> Plan.of(Tables.separable(100, 1), null, settings("log", "target", "kind")));
    assertIllegal(
        "target transform log is asked for, but target 'y' is a count, whose logarithm is learned anyway; leave it out",
        () -> Plan.of(table, null, settings("log", "task", "counts")));
    assertIllegal(
        "target transform log is asked for, but quantiles are too; leave it out",
        () -> Plan.of(table, null, settings("log", "quantiles", "0.5")));
    assertRefused(
        DataException.class,
        "t, target 'y' holds numbers whose logarithms cannot be told apart; take --target-transform none",
        () ->
            Plan.of(
                Tables.of(
                    Tables.numbers("a", 1, 2, 3, 4),
                    Tables.numbers("y", 1e17, 1e17 + 16, 1e17, 1e17)),
                null,
                settings("log", "drop", "", "task", "regression")));
  }
}
