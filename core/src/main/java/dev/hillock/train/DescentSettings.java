package dev.hillock.train;

import dev.hillock.settings.Settings;

/// Checks of settings of the descent that must fit each other.
final class DescentSettings {

  private DescentSettings() {}

  /// Checks them all.
  ///
  /// @throws IllegalArgumentException if two of them contradict each other
  static void check(Settings settings) {
    Rates.check(settings);
    Averages.check(settings);
    MaxNorm.check(settings);
    int accumulate = settings.get(Settings.ACCUMULATE);
    if (accumulate > 1 && settings.get(Settings.BATCH_SIZE) == 0) {
      throw new IllegalArgumentException(
          "accumulate is %d, but batch size full makes one step of all rows already; take --accumulate 1, or a --batch-size"
              .formatted(accumulate));
    }
  }
}
