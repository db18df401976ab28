package dev.hillock.train;

import dev.hillock.optim.Plateau;
import dev.hillock.optim.RateCourse;
import dev.hillock.optim.Schedule;
import dev.hillock.optim.Schedule.Decay;
import dev.hillock.optim.Schedule.Restarts;
import dev.hillock.optim.Schedule.Shape;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// The learning rate as the settings want it to change.
final class Rates {

  private Rates() {}

  /// Its course.
  static RateCourse course(Settings settings) {
    double warmup = settings.get(Settings.WARMUP_EPOCHS);
    var shape =
        new Shape(
            new Decay(settings.get(Settings.DECAY), settings.get(Settings.DECAY_EPOCHS)),
            new Restarts(
                settings.get(Settings.RESTART_EPOCHS), settings.get(Settings.RESTART_FACTOR)),
            warmup == 0 ? 1 : warmup);
    return new RateCourse(
        settings.get(Settings.SCHEDULE), settings.get(Settings.LEARNING_RATE), shape, warmup);
  }

  /// What makes it smaller where the loss no longer falls; null for other schedules.
  static @Nullable Plateau plateau(Settings settings) {
    return settings.get(Settings.SCHEDULE) == Schedule.PLATEAU
        ? new Plateau(settings.get(Settings.DECAY), settings.get(Settings.PLATEAU_PATIENCE))
        : null;
  }

  /// Checks that the warm-up leaves something to do.
  ///
  /// @throws IllegalArgumentException if it does not
  static void check(Settings settings) {
    double warmup = settings.get(Settings.WARMUP_EPOCHS);
    String text = Settings.WARMUP_EPOCHS.format(warmup);
    if (warmup > 0 && settings.get(Settings.SCHEDULE) == Schedule.ONE_CYCLE) {
      throw new IllegalArgumentException(
          "warmup epochs is %s, but schedule one-cycle has a warm-up of its own; leave --warmup-epochs out, or take --schedule cosine"
              .formatted(text));
    }
    int epochs = settings.get(Settings.EPOCHS);
    if (warmup >= epochs) {
      throw new IllegalArgumentException(
          "warmup epochs is %s, but there are only %d epochs; take a shorter warm-up, or more --epochs"
              .formatted(text, epochs));
    }
  }
}
