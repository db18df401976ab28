package dev.hillock.train;

import dev.hillock.optim.Plateau;
import dev.hillock.optim.RateCourse;
import dev.hillock.optim.Schedule;
import dev.hillock.optim.Schedule.Decay;
import dev.hillock.optim.Schedule.Restarts;
import dev.hillock.optim.Schedule.Shape;
import dev.hillock.settings.Settings;
import java.util.List;
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
            Math.max(1, warmup));
    return new RateCourse(
        settings.get(Settings.SCHEDULE), settings.get(Settings.LEARNING_RATE), shape, warmup);
  }

  /// What makes it smaller where the loss no longer falls; null for other schedules.
  static @Nullable Plateau plateau(Settings settings) {
    return settings.get(Settings.SCHEDULE) == Schedule.PLATEAU
        ? new Plateau(settings.get(Settings.DECAY), settings.get(Settings.PLATEAU_PATIENCE))
        : null;
  }

  /// The settings over other epochs: a warm-up that would take more than half of them takes half.
  ///
  /// @param notes gets one where that is so
  static Settings overEpochs(Settings settings, int epochs, List<String> notes) {
    double warmup = settings.get(Settings.WARMUP_EPOCHS);
    var fewer = settings.with(Settings.EPOCHS, epochs);
    if (warmup <= epochs / 2.0) {
      return fewer;
    }
    String half = Settings.WARMUP_EPOCHS.format(epochs / 2.0);
    notes.add(
        "budget: the warm-up takes %s of the epochs instead of %s; --warmup-epochs %s gives the same model again"
            .formatted(half, Settings.WARMUP_EPOCHS.format(warmup), half));
    return fewer.with(Settings.WARMUP_EPOCHS, epochs / 2.0);
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
