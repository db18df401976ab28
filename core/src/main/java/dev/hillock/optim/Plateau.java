package dev.hillock.optim;

/// Makes the learning rate smaller where the loss no longer falls: after n epochs in a row none of
/// which had a loss of less than b − 0.0001·|b|, b the least before them, the rate is multiplied by
/// d, and the count begins anew.
///
/// Common practice (He et al., "Deep residual learning", CVPR 2016, divide by 10 "when the error
/// plateaus"); the threshold is PyTorch's, which waits one epoch longer.
public final class Plateau {

  /// What a loss has to fall by, as a part of it.
  private static final double THRESHOLD = 1e-4;

  private final double decay;
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;
  private double factor = 1;

  /// @param decay d, in (0, 1]
  /// @param patience n, at least 1
  public Plateau(double decay, int patience) {
    this.decay = decay;
    this.patience = patience;
  }

  /// Says how large the loss is after an epoch.
  public void loss(double loss) {
    if (best == Double.POSITIVE_INFINITY || loss < best - THRESHOLD * Math.abs(best)) {
      best = loss;
      waited = 0;
      return;
    }
    waited++;
    if (waited == patience) {
      factor *= decay;
      waited = 0;
    }
  }

  /// What the rate is to be multiplied by.
  public double factor() {
    return factor;
  }
}
