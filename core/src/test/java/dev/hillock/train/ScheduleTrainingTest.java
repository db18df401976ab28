package dev.hillock.train;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The learning rates that a training really has.
class ScheduleTrainingTest {

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Settings.defaults()
            .with("preset", "plain")
            .with("target", "kind")
            .with("hidden", "5")
            .with("batch-size", "40")
            .with("epochs", "6");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static List<EpochFinished> history(Settings settings) {
    return Training.of(Tables.separable(200, 1), settings).run().history();
  }

  /// 160 rows train, so an epoch has four steps; an epoch tells the rate of its last one.
  @Test
  void warmsUpBeforeTheSchedule() {
    var settings = settings("warmup-epochs", "2.5", "schedule", "constant");
    double[] rates = history(settings).stream().mapToDouble(EpochFinished::rate).toArray();
    double[] expected = {0.03 * 4 / 10, 0.03 * 8 / 10, 0.03, 0.03, 0.03, 0.03};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], rates[i], 1e-17, "epoch " + (i + 1));
    }
  }

  @Test
  void inverseSquareRootIsFlatForAnEpochAtLeast() {
    for (String warmup : List.of("0", "1e-300", "1")) {
      var rates = history(settings("warmup-epochs", warmup, "schedule", "inverse-sqrt"));
      assertEquals(0.03, rates.getFirst().rate(), "warm-up " + warmup);
      // The last of four steps begins after 5.75 epochs.
      assertEquals(0.03 / Math.sqrt(5.75), rates.getLast().rate(), 1e-17, "warm-up " + warmup);
    }
  }

  @Test
  void aBudgetShortensTheWarmUpToo() {
    var settings = settings("warmup-epochs", "2", "schedule", "constant");
    var plan = Plan.of(Tables.separable(200, 1), null, settings);
    assertEquals(2, plan.withEpochs(4, "four").settings().get(Settings.WARMUP_EPOCHS));
    var short3 = plan.withEpochs(3, "three");
    assertEquals(1.5, short3.settings().get(Settings.WARMUP_EPOCHS));
    assertEquals(
        "budget: the warm-up takes 1.5 of the epochs instead of 2; --warmup-epochs 1.5 gives the"
            + " same model again",
        short3.notes().getLast());
  }

  @Test
  void plateauFollowsTheValidationLoss() {
    assertPlateau(history(plateau()));
  }

  @Test
  void plateauFollowsTheTrainingLossWhereNoRowsValidate() {
    assertPlateau(history(plateau().with("validation", "0")));
  }

  private static Settings plateau() {
    return settings("epochs", "40", "schedule", "plateau", "decay", "0.5")
        .with("learning-rate", "5")
        .with("plateau-patience", "1");
  }

  private static void assertPlateau(List<EpochFinished> history) {
    double best = Double.POSITIVE_INFINITY;
    double rate = 5;
    for (EpochFinished epoch : history) {
      assertEquals(rate, epoch.rate(), "epoch " + epoch.epoch());
      var validation = epoch.validation();
      double loss = validation == null ? epoch.loss() : validation.loss();
      if (epoch.epoch() == 1 || loss < best - 1e-4 * best) {
        best = loss;
      } else {
        rate /= 2;
      }
    }
    assertTrue(rate < 5, "the rate never fell");
  }

  @Test
  void refusesAWarmUpThatNothingFollows() {
    assertIllegal(
        "warmup epochs is 6, but there are only 6 epochs; take a shorter warm-up, or more --epochs",
        () -> history(settings("warmup-epochs", "6")));
    assertIllegal(
        "warmup epochs is 1, but schedule one-cycle has a warm-up of its own; leave"
            + " --warmup-epochs out, or take --schedule cosine",
        () -> history(settings("warmup-epochs", "1", "schedule", "one-cycle")));
  }
}
