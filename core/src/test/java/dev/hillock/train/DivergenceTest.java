package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.settings.Settings;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A training that diverges says where, and gives the last good network.
class DivergenceTest {

  private static TrainingDivergedException diverged(Table table, String... options) {
    var settings = Settings.defaults().with("preset", "plain");
    for (int i = 0; i < options.length; i += 2) {
      settings = settings.with(options[i], options[i + 1]);
    }
    var training = Training.of(table, settings);
    return assertThrows(TrainingDivergedException.class, training::run);
  }

  /// A rate that rises until it is too high.
  private static TrainingDivergedException rising(String validation) {
    return diverged(
        Tables.linear(400, 1),
        "target",
        "y",
        "hidden",
        "none",
        "learning-rate",
        "100",
        "warmup-epochs",
        "90",
        "validation",
        validation);
  }

  @Test
  void theBestEpochBeforeIsGiven() {
    var thrown = rising("0.2");
    Model model = Objects.requireNonNull(thrown.lastGood());
    var provenance = model.provenance();
    assertTrue(provenance.keptEpoch() >= 1 && provenance.keptEpoch() < thrown.epoch());
    assertEquals(thrown.epoch(), provenance.epochs());
    assertTrue(
        provenance.metrics().getOrDefault("r2", 0.0) > 0.99, provenance.metrics().toString());
    assertEquals(80, provenance.validationRows());
  }

  @Test
  void withoutValidationItIsTheLastThatWasLookedAt() {
    var thrown = rising("0");
    Model model = Objects.requireNonNull(thrown.lastGood());
    assertTrue(model.provenance().keptEpoch() <= thrown.epoch());
    for (float value : model.parameters().values()) {
      assertTrue(Math.abs(value) < 1e4, () -> "weight " + value);
    }
  }

  @Test
  void nothingIsGivenWhereNothingWasGood() {
    var thrown =
        diverged(Tables.linear(100, 1), "target", "y", "learning-rate", "1e30", "validation", "0");
    assertNull(thrown.lastGood());
    assertFalse(thrown.layer().isEmpty());
  }

  @Test
  void namesTheRowThatIsOutOfRange() {
    var table = Tables.linear(200, 1);
    double[] a = new double[200];
    for (int row = 0; row < 200; row++) {
      a[row] = Double.parseDouble(table.column("a").text(row));
    }
    a[77] = 3e38;
    var spoiled =
        Tables.of(
            Tables.numbers("a", a), Tables.numbers("c", a), table.column("b"), table.column("y"));
    var thrown =
        diverged(
            spoiled,
            "target",
            "y",
            "scaling",
            "none",
            "validation",
            "0",
            "type",
            "a=numeric,c=numeric");
    assertEquals(78, thrown.dataRow(), thrown.getMessage());
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains(" in 1 of "), message);
    assertTrue(message.contains("; look for a cell far out of range in that row, or "), message);
  }

  @Test
  void namesTheValidationRowThatIsOutOfRange() {
    var table = Tables.linear(200, 1);
    double[] a = new double[200];
    double[] time = new double[200];
    for (int row = 0; row < 200; row++) {
      a[row] = Double.parseDouble(table.column("a").text(row));
      time[row] = row;
    }
    a[170] = 3e38;
    var spoiled =
        Tables.of(
            Tables.numbers("a", a),
            Tables.numbers("c", a),
            Tables.numbers("time", time),
            table.column("b"),
            table.column("y"));
    var thrown =
        diverged(
            spoiled,
            "target",
            "y",
            "scaling",
            "none",
            "type",
            "a=numeric,c=numeric",
            "time",
            "time");
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains("out of range (data row 171)"), message);
  }
}
