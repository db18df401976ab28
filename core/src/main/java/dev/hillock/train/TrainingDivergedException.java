package dev.hillock.train;

import java.io.Serial;
import java.util.Locale;

/// The loss or a weight became infinite or not a number: the steps are too large, or the data hold
/// a number that is far out of scale.
public final class TrainingDivergedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int step;

  /// @param what is wrong: `loss is NaN`
  TrainingDivergedException(int epoch, int step, String what, double rate) {
    super(
        String.format(
            Locale.ROOT,
            "training diverged at epoch %d, step %d: %s (learning rate %.4g); lower the learning rate or set clip-norm",
            epoch,
            step,
            what,
            rate));
    this.epoch = epoch;
    this.step = step;
  }

  /// The epoch, from 1.
  public int epoch() {
    return epoch;
  }

  /// The step within the epoch, from 1.
  public int step() {
    return step;
  }
}
