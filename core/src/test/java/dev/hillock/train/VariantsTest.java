package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.prep.Scaling;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.MemberDiverged;
import dev.hillock.train.TrainingEvent.MemberFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What `auto` trains beside the first network, and what it keeps.
class VariantsTest {

  private static final Settings SMALL =
      Settings.defaults()
          .with(Settings.TARGET, List.of("y"))
          .with(Settings.HIDDEN, List.of(16))
          .with(Settings.EPOCHS, 40);

  private static Table noisyLine() {
    return noisyLine(200);
  }

  private static Table noisyLine(int rows) {
    var random = new SplittableRandom(2);
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextDouble(-1, 1);
      y[i] = 3 * x[i] + random.nextGaussian() * 0.1;
    }
    return Tables.of(Tables.numbers("x", x), Tables.numbers("y", y));
  }

  @Test
  void autoTriesThreeNetworks() {
    var plan = Plan.of(noisyLine(), null, SMALL);
    assertEquals(
        List.of(Preset.REALMLP, Preset.REALMLP_S),
        plan.variants().stream().map(v -> v.settings().get(Settings.PRESET)).toList());
    assertEquals(0.5, plan.variants().getFirst().settings().get(Settings.FREQUENCY_SCALE));
    assertEquals(
        1, Plan.of(noisyLine(), null, SMALL.with("frequency-scale", "1")).variants().size());
    assertEquals(0, Plan.of(noisyLine(), null, SMALL.with("variants", "false")).variants().size());
    assertEquals(0, Plan.of(noisyLine(), null, SMALL.with("preset", "realmlp")).variants().size());
    assertEquals(0, Plan.of(noisyLine(), null, SMALL.with("validation", "0")).variants().size());
  }

  @Test
  void aLargerTableGetsOneWithNumbersByTheirRank() {
    var plan = Plan.of(noisyLine(1000), null, SMALL);
    assertEquals(3, plan.variants().size());
    assertEquals(Scaling.QUANTILE, plan.variants().getLast().settings().get(Settings.SCALING));
    assertEquals(2, Plan.of(noisyLine(999), null, SMALL).variants().size());
    var given = SMALL.with(Settings.SCALING, Scaling.STANDARD);
    assertEquals(2, Plan.of(noisyLine(1000), null, given).variants().size());
  }

  /// The kept average is no worse over the validation rows than any single variant.
  @Test
  void whatIsKeptIsAtLeastAsGoodAsEachOfThem() {
    var table = noisyLine();
    var settings = SMALL.with("folds", "off");
    double kept = Training.of(table, settings).run().evaluation().loss();
    for (Settings variant :
        List.of(
            settings.with(Settings.PRESET, Preset.REALMLP),
            settings.with(Settings.PRESET, Preset.REALMLP).with("frequency-scale", "0.5"),
            settings.with(Settings.PRESET, Preset.REALMLP_S))) {
      double single = Training.of(table, variant).run().evaluation().loss();
      assertTrue(kept <= single * (1 + 1e-6), () -> kept + " is more than " + single);
    }
  }

  @Test
  void whatDivergesIsLeftOutAndToldOf() {
    var one = SMALL.with(Settings.PRESET, Preset.REALMLP);
    var good = Plan.of(noisyLine(), null, one);
    var bad = Plan.of(noisyLine(), null, one.with("learning-rate", "1e37"));
    var events = new ArrayList<TrainingEvent>();
    var runs = new MemberTraining(List.of(bad, good), 2, events::add, () -> false).run();
    assertEquals(List.of(good), runs.stream().map(MemberTraining.Run::plan).toList());
    assertEquals(1, events.stream().filter(MemberDiverged.class::isInstance).count());
    assertEquals(1, events.stream().filter(MemberFinished.class::isInstance).count());
  }

  @Test
  void ifAllDivergeTrainingFails() {
    var events = new ArrayList<TrainingEvent>();
    var training =
        Training.of(noisyLine(), SMALL.with("learning-rate", "1e37")).listener(events::add);
    assertThrows(TrainingDivergedException.class, training::run);
    assertEquals(3, events.stream().filter(MemberDiverged.class::isInstance).count());
  }
}
