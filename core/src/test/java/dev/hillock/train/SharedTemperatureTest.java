package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTemperatureTest {

  private static final Table TABLE = Tables.bundled("penguins.csv");

  private static Settings settings(String ensemble) {
    return Preset.PLAIN
        .settings()
        .with("target", "species")
        .with("epochs", "5")
        .with("hidden", "6")
        .with("ensemble", ensemble)
        .with("calibrate", "true");
  }

  /// −Σ ln of the mean over the members of the probability of the true class, each logit divided by
  /// a temperature more, with the tiny share of the other classes that the fit gives them.
  private static double loss(Model model, Matrix targets, int[] rows, double temperature) {
    double share = 1.0 / (rows.length + 1) / 3;
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      double[] mean = new double[3];
      for (var member : model.members()) {
        var alone = new Model(List.of(member), model.provenance());
        Matrix z = new Predictor(alone).predict(TABLE, new int[] {rows[r]}).outputs().logits();
        double total = 0;
        for (int j = 0; j < 3; j++) {
          total += Math.exp(z.get(0, j) / temperature);
        }
        for (int j = 0; j < 3; j++) {
          mean[j] += Math.exp(z.get(0, j) / temperature) / total / model.members().size();
        }
      }
      for (int j = 0; j < 3; j++) {
        sum -= ((1 - 3 * share) * targets.get(r, j) + share) * Math.log(mean[j]);
      }
    }
    return sum;
  }

  @Test
  void theMeanOfTheMembersWantsNoOtherOnTheValidationRows() {
    var settings = settings("3");
    var plan = Plan.of(TABLE, null, settings);
    int[] rows = plan.split().validation();
    var targets = plan.preparation().targets(TABLE, rows);
    var model = Training.of(TABLE, settings).run().model();
    double here = loss(model, targets, rows, 1);
    assertTrue(here < loss(model, targets, rows, 0.99));
    assertTrue(here < loss(model, targets, rows, 1.01));
    // Each alone was divided by its own before: the mean of those is less sure than it may be.
    var members =
        MemberPlans.of(plan).expected().stream().map(SharedTemperatureTest::alone).toList();
    var unshared = new Model(members, model.provenance());
    assertTrue(here < loss(unshared, targets, rows, 1));
  }

  private static Member alone(Plan plan) {
    var settings = plan.settings().with("ensemble", "1");
    return Training.of(TABLE, settings).run().model().members().getFirst();
  }

  @Test
  void aSingleNetworkKeepsItsOwn() {
    var settings = settings("1").with("folds", "2");
    var model = Training.of(TABLE, settings).run().model();
    var plans = MemberPlans.of(Plan.of(TABLE, null, settings)).expected();
    for (int i = 0; i < plans.size(); i++) {
      var member = model.members().get(i);
      var alone = new Model(List.of(member), model.provenance());
      int[] rows = plans.get(i).split().validation();
      var outputs = new Predictor(alone).predict(TABLE, rows).outputs();
      var targets = plans.get(i).preparation().targets(TABLE, rows);
      assertEquals(1, Temperature.fit(outputs, targets), 1e-3);
    }
  }
}
