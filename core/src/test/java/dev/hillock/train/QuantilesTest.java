package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.loss.Loss;
import dev.hillock.model.ModelFile;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantilesTest {

  /// y = a + (1 + b) · noise, uniform in ±1: its quantiles fan out with b.
  private static Table fan(int rows, long seed) {
    double[][] plane = Tables.plane(rows, seed);
    var random = new SplittableRandom(seed + 1);
    double[] y = Tables.map(plane, (a, b) -> a + (1 + b) * random.nextDouble(-1, 1));
    return Tables.of(
        Tables.numbers("a", plane[0]), Tables.numbers("b", plane[1]), Tables.numbers("y", y));
  }

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "y")
            .with("epochs", "30")
            .with("hidden", "16")
            .with("quantiles", "0.1,0.5,0.9");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  @Test
  void lieAboveTheAskedForPartOfNewRowsAndNeverCross(@TempDir Path folder) throws IOException {
    var result = Training.of(fan(3000, 1), settings()).run();
    assertEquals(Loss.PINBALL, result.plan().loss());
    ModelFile.write(folder.resolve("m"), result.model());
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(result.model().preparation().target(), model.preparation().target());
    var table = fan(3000, 7);
    var figures = Evaluation.of(model, table).more().quantiles();
    assertEquals(3, figures.size());
    figures.values().forEach(q -> assertEquals(q.level(), q.below(), 0.04));
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      for (int row = 0; row < predictions.rows(); row++) {
        assertTrue(predictions.value(row, 0) <= predictions.value(row, 1));
        assertTrue(predictions.value(row, 1) <= predictions.value(row, 2));
      }
    }
  }

  /// Three deviations of the coverage: 600 rows judge, 4000 are new.
  private static double tolerance(double level) {
    return 3 * Math.sqrt(level * (1 - level) * (1.0 / 600 + 1.0 / 4000));
  }

  /// Quantiles of other levels than the interval's, too narrow or too wide, are corrected.
  @Test
  void haveIntervalsThatHoldTheAskedForPartOfNewRows(@TempDir Path folder) throws IOException {
    for (String levels : List.of("0.1,0.9", "0.3,0.5,0.7", "0.01,0.99")) {
      var settings = settings("quantiles", levels, "interval", "0.8");
      var result = Training.of(fan(3000, 1), settings).run();
      ModelFile.write(folder.resolve("m"), result.model());
      var model = ModelFile.read(folder.resolve("m"));
      assertEquals(result.model().preparation().target(), model.preparation().target());
      var table = fan(4000, 5);
      var intervals = Evaluation.of(model, table).more().intervals().get("y");
      assertNotNull(intervals);
      assertEquals(0.8, intervals.coverage(), tolerance(0.8), levels);
      // 80 % of the noise, uniform in ±(1 + b) with b uniform in ±1, are 1.6 · (1 + b) wide.
      assertEquals(1.6, intervals.width(), 0.25, levels);
    }
  }

  @Test
  void haveNarrowIntervalsWhereTheNoiseIsSmall() {
    var model = Training.of(fan(3000, 1), settings("interval", "0.8")).run().model();
    var table = fan(2000, 5);
    double[][] plane = Tables.plane(2000, 5);
    double[] widths = new double[2];
    int[] rows = new int[2];
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      for (int row = 0; row < 2000; row++) {
        int half = plane[1][row] < 0 ? 0 : 1;
        widths[half] += predictions.high(row, 0) - predictions.low(row, 0);
        rows[half]++;
      }
    }
    // 1 + b is ½ on average in the one half and 1½ in the other.
    assertTrue(2 * widths[0] / rows[0] < widths[1] / rows[1], widths[0] + " " + widths[1]);
  }

  @Test
  void pickTheirTaskAndLossAndRefuseOthers() {
    var table = fan(100, 1);
    assertIllegal(
        "loss huber has no quantiles; take pinball, or leave one of the two out",
        () -> Plan.of(table, null, settings("loss", "huber")));
    assertIllegal(
        "quantiles are those of a number, and the task is classification; leave them out, or --task regression",
        () -> Plan.of(table, null, settings("task", "classification")));
    assertIllegal(
        "quantiles of 2 targets; they take one --target",
        () -> Plan.of(table, null, settings("target", "y,a")));
    assertIllegal(
        "interval 0.9 is asked for, and it lies between the least and the greatest of the quantiles, of which there is one; give two or more",
        () -> Plan.of(table, null, settings("quantiles", "0.5", "interval", "0.9")));
    assertIllegal(
        "interval 0.99 needs 99 validation rows, and there are 20; hold out more with --validation, or ask for less",
        () -> Plan.of(table, null, settings("interval", "0.99")));
  }
}
