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

  private static final int BEST = 0;
  private static final int WAITED = 1;
  private static final int FACTOR = 2;

  private final double decay;
  private final int patience;

  /// The least loss, the epochs since, and the factor.
  private final double[] memory = {Double.POSITIVE_INFINITY, 0, 1};

  /// @param decay d, in (0, 1]
  /// @param patience n, at least 1
  public Plateau(double decay, int patience) {
    this.decay = decay;
    this.patience = patience;
  }

  /// Says how large the loss is after an epoch.
  public void loss(double loss) {
    double best = memory[BEST];
    if (best == Double.POSITIVE_INFINITY || loss < best - THRESHOLD * Math.abs(best)) {
      memory[BEST] = loss;
      memory[WAITED] = 0;
      return;
    }
    memory[WAITED]++;
    if (memory[WAITED] == patience) {
      memory[FACTOR] *= decay;
      memory[WAITED] = 0;
    }
  }

  /// What it remembers: the array itself.
  public double[] memory() {
    return memory;
  }

  /// What the rate is to be multiplied by.
  public double factor() {
    return memory[FACTOR];
  }
}
