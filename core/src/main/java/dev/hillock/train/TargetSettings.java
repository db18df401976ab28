package dev.hillock.train;

import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;

/// Whether what the settings ask of the predictions fits the target and the rows.
final class TargetSettings {

  private TargetSettings() {}

  /// @throws IllegalArgumentException if it does not
  static void check(Settings settings, TargetCoding target, Split split) {
    double level = settings.get(Settings.INTERVAL);
    if (level > 0) {
      checkInterval(Settings.INTERVAL.format(level), level, target, split.validation().length);
    }
  }

  private static void checkInterval(String text, double level, TargetCoding target, int rows) {
    String name = target.columns().getFirst();
    switch (target) {
      case ClassTarget _ ->
          throw new IllegalArgumentException(
              "interval %s is asked for, but target '%s' is a class; leave it out, or --task regression"
                  .formatted(text, name));
      case NumberTarget _ -> {
        int fewest = Intervals.fewestRows(level);
        if (rows < fewest) {
          throw new IllegalArgumentException(
              "interval %s needs %d validation rows, and there are %d; hold out more with --validation, or ask for less"
                  .formatted(text, fewest, rows));
        }
      }
    }
  }
}
