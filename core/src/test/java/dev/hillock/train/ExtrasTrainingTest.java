package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Team;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole trainings with what hidden layers may have besides: they learn, and move no bit with
/// threads, kernels or the number of rows that are predicted together.
class ExtrasTrainingTest {

  /// Layers that are worth sharing, with a batch that leaves a rest.
  private static Settings digits(String extras) {
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "digit")
            .with("epochs", "2")
            .with("hidden", "70,70,70,33")
            .with("activation", "gelu")
            .with("batch-size", "150")
            .with("dropout", "0.1");
    return with(settings, extras);
  }

  private static Settings with(Settings settings, String extras) {
    var all = settings;
    for (String extra : extras.split(" ", -1)) {
      String[] parts = extra.split("=", 2);
      all = all.with(parts[0], parts[1]);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual=true",
        "residual=true parametric=true optimizer=adam",
        "residual=true preset=realmlp batch-size=256",
        "norm=layer",
        "norm=layer parametric=true residual=true optimizer=adam weight-decay=0.1",
        "norm=batch",
        "norm=batch parametric=true residual=true optimizer=adam weight-decay=0.1",
        "norm=batch preset=realmlp batch-size=700",
        "submodels=3",
        "submodels=4 optimizer=adam weight-decay=0.1 norm=layer batch-size=700",
        "submodels=30 hidden=20 optimizer=adam batch-size=700",
        "preset=tabm-mini hidden=70,33"
      })
  void threadsAndKernelsMoveNoBit(String extras) {
    var plan = Plan.of(Tables.bundled("digits8x8.csv"), null, digits(extras));
    String expected;
    try (var scalar = new Compute(KernelChoice.oracle(), new Team(1))) {
      expected = fingerprint(plan, scalar);
    }
    for (int threads : new int[] {1, 2, 3}) {
      try (var fastest = Compute.with(threads)) {
        assertEquals(expected, fingerprint(plan, fastest), threads + " threads");
      }
    }
  }

  private static String fingerprint(Plan plan, Compute compute) {
    return new Trainer(plan, compute, event -> {}, () -> false).run().parameters().fingerprint();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual=true",
        "norm=layer",
        "norm=batch",
        "norm=batch residual=true",
        "submodels=3"
      })
  void aRowIsPredictedAloneAsAmongOthers(String extras) {
    var table = Tables.bundled("digits8x8.csv");
    var model = Training.of(table, digits(extras)).run().model();
    try (var predictor = new Predictor(model)) {
      int[] rows = Tables.rows(40);
      var together = predictor.predict(table, rows).outputs();
      int outputs = model.architecture().outputs();
      for (int row = 0; row < rows.length; row++) {
        var alone = predictor.predict(table, new int[] {row}).outputs();
        for (int j = 0; j < outputs; j++) {
          assertEquals(together.values().get(row, j), alone.values().get(0, j));
          assertEquals(together.logits().get(row, j), alone.logits().get(0, j));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual=true",
        "norm=layer",
        "norm=batch",
        "norm=batch batch-size=full epochs=60 learning-rate=0.1"
      })
  void theyLearn(String extras) {
    var settings = with(digits("epochs=15 threads=1"), extras);
    var trained = Training.of(Tables.bundled("digits8x8.csv"), settings).run();
    double accuracy = trained.model().provenance().metrics().getOrDefault("accuracy", 0.0);
    assertTrue(accuracy > 0.9, () -> "accuracy " + accuracy);
  }

  @Test
  void refusesNormsThatHaveNothingToDo() {
    var table = Tables.bundled("digits8x8.csv");
    assertIllegal(
        "norm is layer, but there is no hidden layer; take --norm none or some --hidden",
        () -> Plan.of(table, null, digits("norm=layer hidden=none")));
    assertIllegal(
        "norm is batch, but a batch of 1 row has no deviation; take a larger --batch-size or --norm layer",
        () -> Plan.of(table, null, digits("norm=batch batch-size=1")));
  }

  @Test
  void refusesResidualWhereNoLayerCanBe() {
    for (String hidden : new String[] {"64,32", "5", "none"}) {
      var settings = digits("residual=true").with("hidden", hidden);
      assertIllegal(
          "residual is true, but with hidden %s no hidden layer is as wide as the one before; give two of one width, such as --hidden 64,64"
              .formatted(hidden),
          () -> Plan.of(Tables.bundled("digits8x8.csv"), null, settings));
    }
  }
}
