package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.NumberTarget;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalTest {

  /// y = a + noise, uniform in ±1, and z = 10·y.
  private static Table noisy(int rows, long seed) {
    double[][] plane = Tables.plane(rows, seed);
    var random = new SplittableRandom(seed + 1);
    double[] y = Tables.map(plane, (a, b) -> a + random.nextDouble(-1, 1));
    double[] z = new double[rows];
    for (int i = 0; i < rows; i++) {
      z[i] = 10 * y[i];
    }
    return Tables.of(
        Tables.numbers("a", plane[0]),
        Tables.numbers("b", plane[1]),
        Tables.numbers("y", y),
        Tables.numbers("z", z));
  }

  private static Settings settings(String target, String interval) {
    return Preset.PLAIN
        .settings()
        .with("target", target)
        .with("epochs", "10")
        .with("hidden", "8")
        .with("interval", interval);
  }

  @Test
  void holdTheAskedForPartOfNewRows() {
    var model = Training.of(noisy(2000, 1), settings("y,z", "0.8")).run().model();
    var intervals = Evaluation.of(model, noisy(4000, 5)).more().intervals();
    for (var one : intervals.values()) {
      assertEquals(0.8, one.level());
      assertEquals(0.8, one.coverage(), 0.04);
      // 80 % of a uniform noise of ±1 lie within ±0.8.
    }
    assertNotNull(intervals.get("y"));
    assertEquals(1.6, intervals.get("y").width(), 0.2);
    assertNotNull(intervals.get("z"));
    assertEquals(16, intervals.get("z").width(), 2);
  }

  @Test
  void changeNothingElse(@TempDir Path folder) throws IOException {
    var table = noisy(300, 1);
    var without = Training.of(table, settings("y", "off")).run().model();
    var with = Training.of(table, settings("y", "0.9")).run().model();
    assertEquals(without.fingerprint(), with.fingerprint());
    assertEquals("off", without.provenance().settings().get("interval"));
    assertEquals("0.9", with.provenance().settings().get("interval"));
    assertNull(((NumberTarget) without.preparation().target()).intervals());
    ModelFile.write(folder.resolve("m"), with);
    var read = ModelFile.read(folder.resolve("m"));
    assertEquals(with.preparation().target(), read.preparation().target());
    try (var predictor = new Predictor(read)) {
      var predictions = predictor.predict(table);
      assertTrue(predictions.low(0, 0) < predictions.value(0, 0));
      assertEquals(
          predictions.value(0, 0) - predictions.low(0, 0),
          predictions.high(0, 0) - predictions.value(0, 0),
          1e-12);
    }
    try (var predictor = new Predictor(without)) {
      var predictions = predictor.predict(table);
      assertRefused(
          IllegalStateException.class,
          "the model has no intervals for target 'y'; train it with the setting interval",
          () -> predictions.low(0, 0));
    }
  }

  @Test
  void needRowsThatJudgeAndNumbers() {
    assertIllegal(
        "interval 0.9 needs 9 validation rows, and there are 8; hold out more with --validation, or ask for less",
        () -> Plan.of(noisy(40, 1), null, settings("y", "0.9")));
    assertIllegal(
        "interval 0.9 needs 9 validation rows, and there are 0; hold out more with --validation, or ask for less",
        () -> Plan.of(noisy(400, 1), null, settings("y", "0.9").with("validation", "0")));
    assertIllegal(
        "interval 0.9 is asked for, but target 'kind' is a class; leave it out, or --task regression",
        () -> Plan.of(Tables.separable(100, 1), null, settings("kind", "0.9")));
  }
}
