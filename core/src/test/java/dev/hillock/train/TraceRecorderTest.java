package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.model.Trace;
import dev.hillock.model.Trace.Place;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceRecorderTest {

  private static final Settings PLAIN =
      Preset.PLAIN
          .settings()
          .with(Settings.TARGET, List.of("kind"))
          .with(Settings.THREADS, 1)
          .with(Settings.HIDDEN, List.of(3));

  private static Trace trace(Settings settings) {
    var model = Training.of(Tables.separable(100, 1), settings).run().model();
    return model.provenance().run().traces().getFirst().getFirst();
  }

  /// 80 of 100 rows train, so batches of 20 make 4 steps an epoch.
  @ParameterizedTest
  @CsvSource({
    "20, 1, 1, 5",
    "20, 10, 1, 41",
    "20, 512, 1, 2049",
    "20, 513, 4, 514",
    "1, 26, 80, 27",
    "full, 2048, 1, 2049",
    "full, 2049, 2, 1025"
  })
  void aMarkIsLeftAsOftenAsThereIsRoom(String batch, int epochs, int every, int marks) {
    var trace = trace(PLAIN.with("batch-size", batch).with(Settings.EPOCHS, epochs));
    assertEquals(every, trace.every());
    assertEquals(marks, trace.count());
    assertTrue(trace.count() <= TraceRecorder.MOST_MARKS + 1);
  }

  @Test
  void networksShareTheRoom() {
    assertEquals(2048, TraceRecorder.marksOfEach(1));
    assertEquals(512, TraceRecorder.marksOfEach(4));
    assertEquals(16, TraceRecorder.marksOfEach(1000));
  }

  @Test
  void trainingsOfOtherLengthsAreTheSameAsLongAsTheirStepsAre() {
    var settings = PLAIN.with("batch-size", "20").with("schedule", "constant");
    var few = trace(settings.with("epochs", "30"));
    // Marks at other places.
    var many = trace(settings.with("epochs", "600"));
    assertEquals(4, many.every());
    assertTrue(few.firstDifference(many).isEmpty());
    var other = trace(settings.with("epochs", "30").with("momentum", "0.8"));
    // The first step has no momentum yet, so the loss before the third is the first to know.
    assertEquals(new Place(1, 1, 3), few.firstDifference(other).orElseThrow());
  }

  @Test
  void otherFirstParametersAreSeenBeforeTheFirstStep() {
    var one = trace(PLAIN.with("epochs", "2"));
    var other = trace(PLAIN.with("epochs", "2").with("seed", "1"));
    assertEquals(new Place(0, 0, 0), one.firstDifference(other).orElseThrow());
  }

  @Test
  void otherValidationRowsAreSeenAtTheEndOfTheFirstEpoch() {
    var table = Tables.separable(80, 1);
    var settings = PLAIN.with("batch-size", "20").with("epochs", "2");
    var traces =
        List.of(Tables.separable(20, 5), Tables.separable(20, 6)).stream()
            .map(rows -> Training.of(Plan.of(table, rows, settings)).run().model())
            .map(model -> model.provenance().run().traces().getFirst().getFirst())
            .toList();
    assertEquals(
        new Place(1, 1, 4), traces.getFirst().firstDifference(traces.getLast()).orElseThrow());
  }
}
