package dev.hillock.optim;

import dev.hillock.optim.Schedule.Shape;

/// The learning rate over a training: linearly up to α in the warm-up, then by a schedule over the
/// epochs that are left. The step that ends at epoch e of a warm-up of w has the rate α·e/w, so
/// that none has the rate 0.
///
/// Source: Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017,
/// section 2.2 (gradual warm-up), from 0 on.
///
/// @param schedule how the rate goes on
/// @param peak α
/// @param shape numbers of the schedule
/// @param warmupEpochs w; 0 for none
public record RateCourse(Schedule schedule, double peak, Shape shape, double warmupEpochs) {

  /// The rate of a step.
  ///
  /// @param from epochs done before it, with the fraction of the current one
  /// @param to the same after it
  /// @param allEpochs epochs there will be
  public double rate(double from, double to, double allEpochs) {
    if (to < warmupEpochs) {
      return peak * (to / warmupEpochs);
    }
    // A step that ends the warm-up is the first of the schedule.
    double done = Math.max(0, from - warmupEpochs);
    // Inverse square root counts the warm-up too: its w is the time when the fall begins.
    return schedule == Schedule.INVERSE_SQRT
        ? schedule.rate(peak, shape, from, allEpochs)
        : schedule.rate(peak, shape, done, allEpochs - warmupEpochs);
  }

  /// Whether a network may well end after an epoch: never in the warm-up, later where the schedule
  /// says so.
  ///
  /// @param epoch from 1
  /// @param allEpochs epochs there will be
  public boolean restsAfter(int epoch, int allEpochs) {
    if (epoch == allEpochs && schedule != Schedule.COSINE_RESTARTS) {
      return true;
    }
    return epoch > warmupEpochs
        && schedule.restsAfter(epoch - warmupEpochs, shape, allEpochs - warmupEpochs);
  }
}
