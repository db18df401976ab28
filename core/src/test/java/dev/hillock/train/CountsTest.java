package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.model.ModelFile;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Task;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {

  private static double rate(double a, double b) {
    return Math.exp(3 + a - 0.5 * b);
  }

  /// Poisson counts of mean e^(3 + a − b/2), drawn by Knuth's products.
  private static Table counts(int rows, long seed) {
    double[][] plane = Tables.plane(rows, seed);
    var random = new SplittableRandom(seed + 1);
    double[] n =
        Tables.map(
            plane,
            (a, b) -> {
              double least = Math.exp(-rate(a, b));
              double product = random.nextDouble();
              int count = 0;
              while (product > least) {
                product *= random.nextDouble();
                count++;
              }
              return (double) count;
            });
    return Tables.of(
        Tables.numbers("a", plane[0]), Tables.numbers("b", plane[1]), Tables.numbers("n", n));
  }

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Preset.PLAIN.settings().with("target", "n").with("epochs", "30").with("hidden", "8");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  @Test
  void learnTheRate(@TempDir Path folder) throws IOException {
    var result = Training.of(counts(2000, 1), settings("task", "counts")).run();
    assertEquals(Loss.POISSON, result.plan().loss());
    assertEquals(Activation.IDENTITY, result.plan().architecture().output().activation());
    ModelFile.write(folder.resolve("m"), result.model());
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(result.model().preparation().target(), model.preparation().target());
    var table = counts(500, 9);
    double[][] plane = Tables.plane(500, 9);
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      double off = 0;
      for (int row = 0; row < 500; row++) {
        double expected = rate(plane[0][row], plane[1][row]);
        assertTrue(predictions.value(row, 0) > 0);
        off += Math.abs(predictions.value(row, 0) / expected - 1) / 500;
      }
      assertEquals(0, off, 0.08);
    }
  }

  /// With m validation rows the coverage has a Beta distribution around the level, and n new rows
  /// add a binomial's: three deviations are 3 · √(p·q·(1/m + 1/n)). Counts of one value have the
  /// same distance to a rate, but the rates differ from row to row.
  @Test
  void haveIntervalsThatHoldTheAskedForPartOfNewRows(@TempDir Path folder) throws IOException {
    var result = Training.of(counts(3000, 1), settings("task", "counts", "interval", "0.8")).run();
    ModelFile.write(folder.resolve("m"), result.model());
    var model = ModelFile.read(folder.resolve("m"));
    assertEquals(result.model().preparation().target(), model.preparation().target());
    var table = counts(4000, 5);
    var intervals = Evaluation.of(model, table).more().intervals().get("n");
    assertNotNull(intervals);
    double tolerance = 3 * Math.sqrt(0.8 * 0.2 * (1.0 / 600 + 1.0 / 4000));
    assertEquals(0.8, intervals.coverage(), tolerance);
    // Wider for larger counts: high − low = 4·h·√rate.
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table);
      var halfWidths = ((CountTarget) model.preparation().target()).intervals();
      assertNotNull(halfWidths);
      double h = halfWidths.halfWidths().getFirst();
      // The deviation of √v is ½, and 80 % lie within 1.28 of it.
      assertEquals(0.64, h, 0.06);
      for (int row = 0; row < 100; row++) {
        double width = predictions.high(row, 0) - predictions.low(row, 0);
        assertEquals(4 * h * Math.sqrt(predictions.value(row, 0)), width, 1e-6);
        assertTrue(predictions.low(row, 0) >= 0);
      }
    }
  }

  @Test
  void areMeantByTheirLossToo() {
    var plan = Plan.of(counts(100, 1), null, settings("loss", "poisson"));
    assertEquals(Task.COUNTS, plan.settings().get(Settings.TASK));
    assertTrue(plan.preparation().target() instanceof CountTarget);
  }

  @Test
  void refuseWhatIsNotMadeForThem() {
    var table = counts(100, 1);
    assertIllegal(
        "loss huber is not made for counts; take poisson, or --task regression",
        () -> Plan.of(table, null, settings("task", "counts", "loss", "huber")));
    assertIllegal(
        "loss poisson is made for counts, and the task is classification; take another loss, or --task counts",
        () -> Plan.of(table, null, settings("task", "classification", "loss", "poisson")));
    assertIllegal(
        "loss poisson is made for output activation identity, not softplus; leave one of the two out and it is chosen",
        () -> Plan.of(table, null, settings("task", "counts", "output-activation", "softplus")));
  }
}
