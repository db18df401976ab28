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
  /// @param rate learning rate; NaN where there is none
  TrainingDivergedException(int epoch, int step, String what, double rate) {
    super(
        String.format(Locale.ROOT, "training diverged at epoch %d, step %d: %s", epoch, step, what)
            + cure(rate));
    this.epoch = epoch;
    this.step = step;
  }

  private static String cure(double rate) {
    return Double.isNaN(rate)
        ? "; look for cells far out of range, or take another --scaling or --init"
        : String.format(
            Locale.ROOT, " (learning rate %.4g); lower the learning rate or set clip-norm", rate);
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
