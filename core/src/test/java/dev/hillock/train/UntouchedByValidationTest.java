package dev.hillock.train;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing is fitted on validation rows: absurd ones change no transform, no scale of a target and
/// no parameter.
class UntouchedByValidationTest {

  private static final int ROWS = 120;
  private static final int TRAINING = 90;

  /// The last rows validate, since they are the latest; they hold nonsense if they are poisoned.
  private static Table table(boolean poisoned) {
    var random = new SplittableRandom(3);
    double[] when = new double[ROWS];
    double[] v = new double[ROWS];
    double[] same = new double[ROWS];
    double[] y = new double[ROWS];
    String[] colour = new String[ROWS];
    String[] size = new String[ROWS];
    String[] day = new String[ROWS];
    String[] kind = new String[ROWS];
    for (int i = 0; i < ROWS; i++) {
      boolean bad = poisoned && i >= TRAINING;
      when[i] = i * 1.5;
      v[i] = bad ? 1e30 : random.nextDouble(-1, 1);
      same[i] = bad ? i : v[i];
      y[i] = bad ? -1e12 * i : 2 * v[i] + random.nextDouble(0.1);
      colour[i] = bad ? "never seen " + i : i % 7 == 0 ? "" : "c" + i % 3;
      size[i] = bad ? "L" : i % 2 == 0 ? "S" : "M";
      day[i] = bad ? "0001-01-01" : "2024-%02d-%02d".formatted(1 + i % 12, 1 + i % 28);
      kind[i] = (y[i] > 0) == (bad && i % 2 == 0) ? "below" : "above";
    }
    return Tables.of(
        numbers("when", when),
        numbers("v", v),
        numbers("same", same),
        texts("colour", colour),
        texts("size", size),
        texts("day", day),
        texts("kind", kind),
        numbers("y", y));
  }

  private static Training.Result trained(boolean poisoned, Preset preset, String target) {
    var settings =
        Settings.defaults()
            .with(Settings.PRESET, preset)
            .with("target", target)
            .with("drop", target.equals("y") ? "kind" : "y")
            .with("time", "when")
            .with("validation", "0.25")
            .with("type", "size=ordinal:S<M<L")
            .with("hidden", "8")
            .with("batch-size", "16")
            // Of one epoch the only one is kept, and no temperature is fitted.
            .with("epochs", "1")
            .with("calibrate", "false");
    return Training.of(table(poisoned), settings).run();
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "REALMLP_S"})
  void numbersAndClassesAreLearnedFromTrainingRowsAlone(Preset preset) {
    for (String target : new String[] {"y", "kind"}) {
      var clean = trained(false, preset, target);
      var poisoned = trained(true, preset, target);
      assertEquals(TRAINING, clean.plan().trainingRows());
      assertArrayEquals(clean.plan().split().training(), poisoned.plan().split().training());
      assertEquals(clean.plan().preparation(), poisoned.plan().preparation());
      assertArrayEquals(
          clean.model().parameters().values(), poisoned.model().parameters().values());
      // It did see them.
      assertNotEquals(clean.evaluation().loss(), poisoned.evaluation().loss());
    }
  }

  /// `same` equals `v` in the training rows only.
  @Test
  void columnsAreLeftOutByTrainingRowsAlone() {
    var columns = trained(true, Preset.PLAIN, "y").plan().preparation().inputColumns();
    assertEquals(Arrays.asList("v", "colour", "size", "day"), columns);
    assertTrue(
        trained(true, Preset.PLAIN, "y").plan().notes().stream()
            .anyMatch(note -> note.startsWith("'same' (as 'v') is left out")));
  }
}
