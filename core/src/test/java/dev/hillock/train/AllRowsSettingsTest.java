package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllRowsSettingsTest {

  private static Settings settings(String optimizer, String... namesAndTexts) {
    var settings = Preset.PLAIN.settings().with("threads", "1").with("optimizer", optimizer);
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "batch-size; 32; batch size is 32, but optimizer lbfgs takes all rows in each iteration; batch-size",
        "schedule; cosine; schedule is cosine, but optimizer lbfgs has no learning rate; schedule",
        "dropout; 0.2; dropout is 0.2, but optimizer lbfgs needs the same loss whenever it asks for it; dropout",
        "momentum; 0.5; momentum is 0.5, but optimizer lbfgs does not read it; momentum",
        "nesterov; true; nesterov is true, but optimizer lbfgs does not read it; nesterov",
        "beta1; 0.5; beta1 is 0.5, but optimizer lbfgs does not read it; beta1",
        "clip-norm; 1; clip norm is 1, but optimizer lbfgs does not read it; clip-norm",
        "weight-decay; 0.1; weight decay is 0.1, but optimizer lbfgs does not read it; weight-decay",
        "front-scale; true; front scale is true, but optimizer lbfgs finds the scale of each weight by itself; front-scale",
        "norm; batch; norm is batch, but optimizer lbfgs asks for one loss at many places, and each would move the running means; norm"
      })
  void settingsOfStepsAreRefused(String name, String value, String message, String option) {
    var settings = settings("lbfgs", "target", "species", name, value);
    assertIllegal(
        message + "; leave --" + option + " out",
        () -> Plan.of(Tables.bundled("iris.csv"), null, settings));
  }

  @Test
  void whatIsNotReadIsTold() {
    var settings = settings("scg", "target", "species", "learning-rate", "0.1", "momentum", "0.9");
    var plan = Plan.of(Tables.bundled("iris.csv"), null, settings);
    assertTrue(
        plan.notes().contains("optimizer scg does not read --learning-rate, --momentum"),
        () -> plan.notes().toString());
  }

  @Test
  void presetsLeaveTheirStepsAside() {
    for (String preset : List.of("realmlp", "realmlp-s", "classic", "tabm-mini", "auto")) {
      var settings =
          Settings.defaults()
              .with("preset", preset)
              .with("optimizer", "lbfgs")
              .with("target", "species");
      var plan = Plan.of(Tables.bundled("iris.csv"), null, settings);
      assertEquals(plan.trainingRows(), plan.batchRows(), preset);
      assertEquals(0, plan.settings().get(Settings.DROPOUT), preset);
    }
  }

  @Test
  void levenbergMarquardtRefusesWhatItCannotDo() {
    assertIllegal(
        "loss is categorical-cross-entropy, but optimizer levenberg-marquardt makes squared errors"
            + " small; take --loss mean-squared-error with outputs that suit it, or --optimizer"
            + " lbfgs",
        () ->
            Plan.of(
                Tables.bundled("iris.csv"),
                null,
                settings("levenberg-marquardt", "target", "species")));
    // How much a heap holds differs from machine to machine.
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Plan.of(
                    Tables.bundled("concrete.csv"),
                    null,
                    settings(
                        "levenberg-marquardt",
                        "target",
                        "compressive_strength",
                        "hidden",
                        "19999")));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(
        message.startsWith(
            "optimizer levenberg-marquardt needs 298.1 GB for 199991 parameters; at most "),
        message);
    assertTrue(message.endsWith(" GB; take --optimizer lbfgs, or fewer --hidden"), message);
  }

  @Test
  void stepUnitsAreRefused() {
    assertIllegal(
        "loss perceptron has no gradient, and optimizer lbfgs needs one; take --optimizer sgd, or"
            + " sigmoid outputs",
        () ->
            Plan.of(
                Tables.bundled("xor.csv"),
                null,
                settings("lbfgs", "target", "y", "hidden", "none")
                    .with("activation", "step")
                    .with("task", "classification")));
  }
}
