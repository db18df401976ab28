package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossProbeTest {

  @Test
  void givesTheLossOfAModelOnItsTrainingRows() {
    var settings =
        Settings.defaults()
            .with(Settings.PRESET, Preset.PLAIN)
            .with(Settings.TARGET, List.of("y"))
            .with(Settings.EPOCHS, 3);
    var plan = Plan.of(Tables.linear(600, 1), null, settings);
    var model = Training.of(plan).run().model();
    double loss = Evaluation.of(model, plan.table(), plan.split().training()).loss();
    try (var probe = new LossProbe(plan, 10_000);
        var some = new LossProbe(plan, 100)) {
      assertEquals(plan.trainingRows(), probe.rows());
      assertEquals(loss, probe.at(model.parameters().values()), 1e-9);
      assertEquals(100, some.rows());
      assertEquals(loss, some.at(model.parameters().values()), loss);
      assertTrue(probe.at(new float[plan.architecture().parameterCount()]) > loss);
    }
  }
}
