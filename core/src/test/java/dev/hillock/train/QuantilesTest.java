package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
        "both quantiles and interval 0.9 are asked for; take one of the two",
        () -> Plan.of(table, null, settings("interval", "0.9")));
  }
}
