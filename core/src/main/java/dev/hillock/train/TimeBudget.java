package dev.hillock.train;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a training may take, counted from the making of this object.
final class TimeBudget {

  private final LongSupplier clock;
  private final long start;
  private final long nanos;
  private volatile boolean wasOver;

  /// @param budget zero for any time
  /// @param clock nanoseconds from any origin
  TimeBudget(Duration budget, LongSupplier clock) {
    this(budget, clock, 0);
  }

  /// @param before seconds of it that an earlier part of the training has taken
  TimeBudget(Duration budget, LongSupplier clock, double before) {
    this.clock = clock;
    nanos = budget.toNanos();
    start = clock.getAsLong() - (long) (1e9 * before);
  }

  /// Seconds of it that are over.
  double spent() {
    return (now() - start) / 1e9;
  }

  /// Whether there is a limit.
  boolean isSet() {
    return nanos > 0;
  }

  /// The whole of it.
  long nanos() {
    return nanos;
  }

  /// What is left of it; negative once it is over.
  long left() {
    return nanos - (now() - start);
  }

  /// The clock.
  long now() {
    return clock.getAsLong();
  }

  /// Whether it is over.
  boolean isOver() {
    boolean over = isSet() && left() < 0;
    if (over) {
      wasOver = true;
    }
    return over;
  }

  /// Whether somebody who asked has heard that it is over.
  boolean wasOver() {
    return wasOver;
  }
}
