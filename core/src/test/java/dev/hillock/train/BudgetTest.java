package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.MemberNotBegun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// Training within a time, by a clock that says how late it is by how often it was asked.
class BudgetTest {

  private static final long MILLI = 1_000_000;
  private static final Table TABLE = Tables.separable(200, 1);

  /// One thread asks, so every run asks as often.
  private static final class Clock implements LongSupplier {
    private final LongUnaryOperator nanosOfCall;
    private long calls;
    private long now;

    Clock(LongUnaryOperator nanosOfCall) {
      this.nanosOfCall = nanosOfCall;
    }

    @Override
    public long getAsLong() {
      now += nanosOfCall.applyAsLong(calls++);
      return now;
    }
  }

  private static Settings settings(String... namesAndTexts) {
    var settings =
        Settings.defaults()
            .with("preset", "plain")
            .with("target", "kind")
            .with("hidden", "4")
            .with("threads", "1")
            .with("epochs", "1000");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  private static Training training(Settings settings, LongUnaryOperator nanosOfCall) {
    return Training.of(TABLE, settings).clock(new Clock(nanosOfCall));
  }

  @Test
  void asManyEpochsAsThereIsTimeForAndTheirScheduleComesToItsEnd() {
    // 160 training rows in batches of 32 are 5 steps of a millisecond: 1000 epochs take 5 s. The
    // trial takes a fifth of the second, and 0.9 of the rest is for the epochs.
    var result = training(settings("budget", "1s"), call -> MILLI).run();
    int epochs = result.plan().settings().get(Settings.EPOCHS);
    assertEquals(0.9 * 0.8 / 0.005, epochs, 1);
    assertEquals(epochs, result.history().size());
    assertFalse(result.stopped());
    assertFalse(result.outOfTime());
    assertTrue(result.history().getLast().rate() < 1e-5);
    assertEquals(
        "budget 1s: %d epochs instead of 1000, which would take 5.0 s; --epochs %d gives the same model again"
            .formatted(epochs, epochs),
        result.plan().notes().getLast());
  }

  @Test
  void theEpochsThatWereChosenGiveTheSameModelWithoutABudget() {
    for (String ensemble : List.of("1", "3")) {
      var limited = settings("budget", "500ms", "ensemble", ensemble);
      var result = training(limited, call -> MILLI).run();
      int epochs = result.plan().settings().get(Settings.EPOCHS);
      var again =
          Training.of(TABLE, settings("ensemble", ensemble).with(Settings.EPOCHS, epochs)).run();
      assertEquals(again.model().fingerprint(), result.model().fingerprint());
      assertEquals(again.model().provenance(), result.model().provenance());
    }
  }

  @Test
  void aBudgetThatIsLongEnoughChangesNothing() {
    var result = training(settings("budget", "1h", "epochs", "20"), call -> MILLI).run();
    var model = Training.of(TABLE, settings("epochs", "20")).run().model();
    assertEquals(model.fingerprint(), result.model().fingerprint());
    assertEquals(model.provenance(), result.model().provenance());
    assertEquals(List.of(), result.plan().notes());
  }

  @Test
  void theNetworksShareIt() {
    var one = training(settings("budget", "1s"), call -> MILLI).run();
    var four = training(settings("budget", "1s", "ensemble", "4"), call -> MILLI).run();
    int epochs = one.plan().settings().get(Settings.EPOCHS);
    assertEquals(4, four.model().members().size());
    assertEquals(epochs / 4.0, four.plan().settings().get(Settings.EPOCHS), 1);
    assertFalse(four.outOfTime());
  }

  @Test
  void variantsShareItToo() {
    var auto = settings("budget", "3s").with("preset", "auto").with("batch-size", "32");
    var events = new ArrayList<TrainingEvent>();
    var result = training(auto, call -> MILLI).listener(events::add).run();
    int epochs = result.plan().settings().get(Settings.EPOCHS);
    assertEquals(0.9 * 2.4 / 0.015, epochs, 3);
    var finished = events.stream().filter(TrainingEvent.MemberFinished.class::isInstance).toList();
    assertEquals(3, finished.size());
    for (TrainingEvent event : finished) {
      assertEquals(epochs, ((TrainingEvent.MemberFinished) event).epochs());
    }
  }

  @Test
  void whenTheTimeIsOverTheBestEpochIsKept() {
    // After the trial the machine becomes ten times slower.
    var result = training(settings("budget", "1s"), call -> call < 210 ? MILLI : 10 * MILLI).run();
    assertTrue(result.stopped());
    assertTrue(result.outOfTime());
    int epochs = result.model().provenance().epochs();
    // 0.79 s are left, five steps of 10 ms an epoch, and a part of the last one.
    assertEquals(0.79 / 0.05, epochs, 3);
    assertTrue(result.history().get(result.model().provenance().keptEpoch() - 1).best());
  }

  @Test
  void aNetworkForWhichNoTimeIsLeftIsLeftOutAndToldOf() {
    var events = new ArrayList<TrainingEvent>();
    var result =
        training(settings("budget", "1s", "ensemble", "3"), call -> call < 210 ? MILLI : 10 * MILLI)
            .listener(events::add)
            .run();
    assertTrue(result.outOfTime());
    int trained = result.model().members().size();
    assertTrue(trained < 3, "members " + trained);
    var notBegun =
        events.stream().filter(MemberNotBegun.class::isInstance).map(MemberNotBegun.class::cast);
    assertEquals(
        List.of(new MemberNotBegun(2, 3), new MemberNotBegun(3, 3)).subList(trained - 1, 2),
        notBegun.toList());
  }

  @Test
  void aBudgetTooShortForAnEpochStillGivesAModel() {
    var result = training(settings("budget", "1ms"), call -> MILLI).run();
    assertTrue(result.outOfTime());
    assertEquals(1, result.plan().settings().get(Settings.EPOCHS));
    assertTrue(
        result.plan().notes().getLast().startsWith("budget 1ms: a single epoch takes longer, "),
        result.plan().notes()::toString);
  }

  @Test
  void whoeverInterruptsIsNotToldOfTheTime() {
    var result = training(settings("budget", "1s"), call -> MILLI).stopWhen(() -> true).run();
    assertTrue(result.stopped());
    assertFalse(result.outOfTime());
  }

  @Test
  void aSecondTrainingThatIsCutOffIsLeftOut() {
    // The trial, about 90 epochs of five calls, then a slow machine.
    var refit = settings("budget", "1s", "refit", "true", "epochs", "40");
    var result = training(refit, call -> call < 300 ? MILLI : 100 * MILLI).run();
    assertTrue(result.outOfTime());
    assertEquals(160, result.model().provenance().trainingRows());
    assertEquals(
        Training.of(TABLE, settings("refit", "false", "epochs", "40")).run().model().fingerprint(),
        training(refit, call -> call < 410 ? MILLI : 1000 * MILLI).run().model().fingerprint());
  }
}
