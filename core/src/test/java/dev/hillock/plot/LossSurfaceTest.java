package dev.hillock.plot;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossSurfaceTest {

  private static final Settings PLAIN =
      Settings.defaults()
          .with(Settings.PRESET, Preset.PLAIN)
          .with(Settings.TARGET, List.of("y"))
          .with(Settings.HIDDEN, List.of());

  private static LossSurface of(Table table, Settings settings) {
    return LossSurface.of(Plan.of(table, null, settings), () -> false);
  }

  @Test
  void theSurfaceOfALinearNetworkIsAQuadratic() {
    var surface = of(Tables.linear(200, 1), PLAIN.with(Settings.EPOCHS, 20));
    double[] loss = surface.grid().loss();
    int n = LossSurface.NODES;
    double curvature = Double.NaN;
    for (int row = 0; row < n; row++) {
      for (int column = 1; column < n - 1; column++) {
        int at = row * n + column;
        double second = loss[at - 1] - 2 * loss[at] + loss[at + 1];
        curvature = Double.isNaN(curvature) ? second : curvature;
        assertEquals(curvature, second, 1e-4 * curvature + 1e-6, "row " + row);
      }
    }
    assertTrue(curvature > 0);
  }

  @Test
  void theWayLeadsFromTheStartToTheOrigin() {
    var settings = PLAIN.with(Settings.EPOCHS, 20);
    var plan = Plan.of(Tables.linear(200, 1), null, settings);
    var surface = LossSurface.of(plan, () -> false);
    assertEquals(21, surface.path().size());
    assertEquals(0, surface.path().getFirst().epoch());
    var end = surface.path().getLast();
    assertEquals(20, end.epoch());
    assertEquals(0, end.x());
    assertEquals(0, end.y());
    assertTrue(surface.path().getFirst().loss() > 10 * end.loss());
    assertEquals(1, surface.firstShare() + surface.secondShare(), 0.2);
    assertEquals(plan.trainingRows(), surface.rows());
  }

  @Test
  void watchingChangesNoBitOfTheTraining() {
    var plan = Plan.of(Tables.linear(60, 2), null, PLAIN.with(Settings.EPOCHS, 5));
    var path = new TrainingPath();
    var watched = Training.of(plan).parameters(path).run().model();
    assertEquals(Training.of(plan).run().model().fingerprint(), watched.fingerprint());
    assertEquals(6, path.places().size());
  }

  @Test
  void thePictureHoldsLevelsAndTheWay() {
    var surface = of(Tables.linear(200, 1), PLAIN.with(Settings.EPOCHS, 20));
    var svg = Svg.of(surface.svg());
    assertTrue(svg.ofClass("path", "level").size() >= 4);
    assertEquals(2, svg.ofClass("path", "curve").size() + svg.ofClass("line", "curve").size());
    assertTrue(svg.text().length() < 300_000);
    assertTrue(svg.text().contains("which hold 100.0 % of its variance"), svg.texts().toString());
  }

  @Test
  void refusesASingleParameter() {
    var settings = PLAIN.with(Settings.BIAS, false);
    var table = Tables.of(Tables.numbers("a", 1, 2, 3, 4), Tables.numbers("y", 0.5, 2.5, 3, 5));
    assertIllegal(
        "the network has 1 parameter, and a surface needs two directions; give it more inputs or a bias",
        () -> of(table, settings));
  }
}
