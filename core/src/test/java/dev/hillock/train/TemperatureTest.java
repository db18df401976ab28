package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Outputs;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.settings.Preset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {

  private static final int ROWS = 40_000;

  /// Classes drawn from softmax(z), and a network that says z·T: it has to be divided by T again.
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 4})
  void findsTheTemperatureThatTheLogitsWereMadeWith(double temperature) {
    var random = new SplittableRandom(5);
    var z = Matrix.of(ROWS, 3);
    var t = Matrix.of(ROWS, 3);
    for (int row = 0; row < ROWS; row++) {
      double[] share = new double[3];
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        double logit = 2 * random.nextGaussian();
        share[j] = Math.exp(logit);
        sum += share[j];
        z.data()[3 * row + j] = (float) (logit * temperature);
      }
      double draw = random.nextDouble() * sum;
      int label = draw < share[0] ? 0 : draw < share[0] + share[1] ? 1 : 2;
      t.data()[3 * row + label] = 1f;
    }
    double found = Temperature.fit(new Outputs(Activation.SOFTMAX, z, z), t);
    assertEquals(temperature, found, 0.05 * temperature);
  }

  @Test
  void oneOutputForTwoClassesIsTheSame() {
    var random = new SplittableRandom(6);
    var z = Matrix.of(ROWS, 1);
    var t = Matrix.of(ROWS, 1);
    for (int row = 0; row < ROWS; row++) {
      double logit = 2 * random.nextGaussian();
      z.data()[row] = (float) (logit * 3);
      t.data()[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1f : 0f;
    }
    assertEquals(3, Temperature.fit(new Outputs(Activation.SIGMOID, z, z), t), 0.15);
  }

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX, 2, true",
    "SIGMOID, 1, true",
    "SIGMOID, 3, false",
    "IDENTITY, 1, false",
    "STEP, 1, false"
  })
  void isForOutputsThatAreOneDistribution(Activation activation, int outputs, boolean expected) {
    var architecture = new Architecture(List.of(new Dense(2, outputs, activation, true)));
    assertEquals(expected, Temperature.appliesTo(architecture));
  }

  /// Once divided by it, the validation rows of a member want no other temperature.
  @Test
  void withFoldsEachMemberHasThatOfTheRowsItDidNotTrainOn() {
    var table = Tables.bundled("penguins.csv");
    var settings =
        Preset.PLAIN
            .settings()
            .with("target", "species")
            .with("epochs", "5")
            .with("folds", "3")
            .with("calibrate", "true");
    var plans = MemberPlans.of(Plan.of(table, null, settings)).expected();
    var calibrated = Training.of(table, settings).run().model();
    var plain = Training.of(table, settings.with("calibrate", "false")).run().model();
    for (int i = 0; i < plans.size(); i++) {
      int[] rows = plans.get(i).split().validation();
      var targets = plans.get(i).preparation().targets(table, rows);
      assertEquals(1, Temperature.fit(outputs(calibrated, i, table, rows), targets), 1e-3);
      double before = Temperature.fit(outputs(plain, i, table, rows), targets);
      assertTrue(Math.abs(before - 1) > 0.01, "" + before);
    }
  }

  private static Outputs outputs(Model model, int member, Table table, int[] rows) {
    var one = new Model(List.of(model.members().get(member)), model.provenance());
    return new Predictor(one).predict(table, rows).outputs();
  }

  @Test
  void aFewRowsThatAreAllRightDoNotMakeItCertain() {
    var z = Matrix.of(9, 2);
    var t = Matrix.of(9, 2);
    for (int row = 0; row < 9; row++) {
      z.data()[2 * row] = 1f;
      t.data()[2 * row] = 1f;
    }
    // Targets of 0.95: 1 / T = ln 19.
    double found = Temperature.fit(new Outputs(Activation.SOFTMAX, z, z), t);
    assertEquals(1 / Math.log(19), found, 1e-4);
    assertTrue(found > 0.05);
  }
}
