package dev.hillock.optim;

import dev.hillock.kernel.AdamNumbers;
import dev.hillock.kernel.Kernels;

/// Adam: m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², w ← w − α m̂ / (√v̂ + ε) with m̂ = m / (1 −
/// β1^t) and v̂ = v / (1 − β2^t) in step t, so that the zeros m and v start from do not count.
///
/// Source: Kingma & Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
public final class Adam implements Optimizer {

  private final Betas betas;
  private double meanCorrection = 1;
  private final AdamNumbers numbers;

  /// @param beta1 β1 in [0, 1): how long the mean of the gradients remembers
  /// @param beta2 β2 in [0, 1): how long the mean of their squares does
  /// @param epsilon ε, greater than 0
  public Adam(double beta1, double beta2, double epsilon) {
    betas = new Betas(beta1, beta2, epsilon);
    numbers = new AdamNumbers((float) beta1, (float) beta2, (float) epsilon);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void begin(long step) {
    meanCorrection = betas.meanFactor(step);
    numbers.correction(betas.rootFactor(step));
  }

  @Override
  public void step(
      Kernels kernels,
      float[] parameters,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float[][] state,
      double rate) {
    kernels.adamStep(
        parameters,
        state[0],
        state[1],
        at,
        gradient,
        gradientAt,
        count,
        numbers,
        (float) (rate * meanCorrection));
  }
}
