package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// Adan: m ← β1 m + (1 − β1) g, d ← β2 d + (1 − β2) (g − g′), n ← β3 n + (1 − β3) (g + β2 (g −
/// g′))², w ← w − α (m̂ + β2 d̂) / (√n̂ + ε), where g′ is the gradient of the step before (g itself
/// in the first) and m̂, d̂, n̂ are divided by 1 − β^t. Here β is what a mean keeps; the paper's β
/// is one minus that.
///
/// Source: Xie et al., "Adan: adaptive Nesterov momentum algorithm for faster optimizing deep
/// models", IEEE TPAMI 46, 2024, algorithm 1; the divisors as in its authors' program.
public final class Adan implements Optimizer {

  private final double beta1;
  private final double beta2;
  private final double beta3;
  private final float epsilon;
  private boolean first = true;
  private double meanCorrection = 1;
  private double differenceCorrection = 1;
  private float rootCorrection = 1;

  /// @param beta1 β1 in [0, 1), of the mean of the gradients
  /// @param beta2 β2 in [0, 1), of the mean of their differences
  /// @param beta3 β3 in [0, 1), of the mean of the squares
  /// @param epsilon ε, greater than 0
  public Adan(double beta1, double beta2, double beta3, double epsilon) {
    Check.share("beta1", beta1);
    Check.share("beta2", beta2);
    Check.share("beta3", beta3);
    Check.positive("epsilon", epsilon);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.beta3 = beta3;
    this.epsilon = (float) epsilon;
  }

  @Override
  public int slots() {
    return 4;
  }

  @Override
  public void begin(long step) {
    first = step == 1;
    meanCorrection = Betas.meanFactor(beta1, step);
    differenceCorrection = beta2 * Betas.meanFactor(beta2, step);
    rootCorrection = Betas.rootFactor(beta3, step);
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
    float[] means = state[0];
    float[] differences = state[1];
    float[] squares = state[2];
    float[] before = state[3];
    if (first) {
      System.arraycopy(gradient, gradientAt, before, at, count);
    }
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float b3 = (float) beta3;
    float ofMean = (float) (rate * meanCorrection);
    float ofDifference = (float) (rate * differenceCorrection);
    float root = rootCorrection;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float difference = g - before[at + i];
      float ahead = g + b2 * difference;
      float m = b1 * means[at + i] + (1f - b1) * g;
      float d = b2 * differences[at + i] + (1f - b2) * difference;
      float n = b3 * squares[at + i] + (1f - b3) * (ahead * ahead);
      before[at + i] = g;
      means[at + i] = m;
      differences[at + i] = d;
      squares[at + i] = n;
      parameters[at + i] -=
          (ofMean * m + ofDifference * d) / ((float) Math.sqrt(n) * root + epsilon);
    }
  }
}
