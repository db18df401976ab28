package dev.hillock.train;

import dev.hillock.model.RunRecord;
import java.util.function.BooleanSupplier;

/// Counts how often the training of a network asks whether to stop until it is told to, so that
/// another one can be stopped at the same place. Training asks after each step.
///
/// Not for several networks: their threads ask in an order that no run repeats.
final class StopCount implements BooleanSupplier {

  private final BooleanSupplier stop;
  private long asked;
  private long stoppedAfter;

  StopCount(BooleanSupplier stop) {
    this.stop = stop;
  }

  /// One that says yes where it was said to the training of a model.
  static BooleanSupplier like(RunRecord run) {
    long[] asked = {0};
    return () -> run.stoppedAfter() > 0 && ++asked[0] >= run.stoppedAfter();
  }

  @Override
  public boolean getAsBoolean() {
    asked++;
    boolean stops = stop.getAsBoolean();
    if (stops && stoppedAfter == 0) {
      stoppedAfter = asked;
    }
    return stops;
  }

  /// How often it was asked up to its first yes; 0 if it never said so.
  long stoppedAfter() {
    return stoppedAfter;
  }
}
