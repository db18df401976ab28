package dev.hillock.train;

import dev.hillock.nn.Norm;
import dev.hillock.optim.WeightAverage;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// The average of the weights that the settings want.
final class Averages {

  private Averages() {}

  /// The average; null for none.
  ///
  /// @param parameters before the first step
  static @Nullable WeightAverage of(Settings settings, float[] parameters) {
    double ema = settings.get(Settings.EMA);
    double swaStart = settings.get(Settings.SWA_START);
    if (ema > 0) {
      return new WeightAverage.Moving(ema, parameters);
    }
    return swaStart > 0 ? new WeightAverage.Stochastic(swaStart, parameters) : null;
  }

  /// The epochs after which the learning rate stays what it is then: where weights begin to be
  /// averaged, since those of ever smaller steps hardly differ.
  static double steadyFrom(Settings settings, int epochs) {
    double swaStart = settings.get(Settings.SWA_START);
    return swaStart > 0 ? swaStart * epochs : epochs;
  }

  /// Whether a network after an epoch is an average, which is good at any rate.
  static boolean isAverage(Settings settings, int epoch, int epochs) {
    double swaStart = settings.get(Settings.SWA_START);
    return settings.get(Settings.EMA) > 0
        || (swaStart > 0 && WeightAverage.Stochastic.counts(swaStart, epoch, epochs));
  }

  /// Checks that weights can be averaged as the settings want it.
  ///
  /// @throws IllegalArgumentException if they cannot
  static void check(Settings settings) {
    boolean ema = settings.get(Settings.EMA) > 0;
    boolean swa = settings.get(Settings.SWA_START) > 0;
    if (ema && swa) {
      throw new IllegalArgumentException(
          "ema is %s and swa start %s, which are two ways to average weights; take one of them"
              .formatted(
                  Settings.EMA.format(settings.get(Settings.EMA)),
                  Settings.SWA_START.format(settings.get(Settings.SWA_START))));
    }
    if ((ema || swa) && settings.get(Settings.NORM) == Norm.BATCH) {
      throw new IllegalArgumentException(
          "norm is batch, whose running means and variances belong to weights that %s replaces by their average; take --norm layer or none, or leave --%s out"
              .formatted(ema ? "ema" : "swa", ema ? "ema" : "swa-start"));
    }
  }
}
