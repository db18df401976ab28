package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// Lion: w ← w − α sign(β1 m + (1 − β1) g), then m ← β2 m + (1 − β2) g. Every parameter moves by
/// the rate, which is therefore three to ten times smaller than Adam's.
///
/// Source: Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023, program 1.
///
/// @param beta1 β1 in [0, 1): what of the mean enters the step
/// @param beta2 β2 in [0, 1): what of the mean is kept
public record Lion(double beta1, double beta2) implements Optimizer {

  public Lion {
    Check.share("beta1", beta1);
    Check.share("beta2", beta2);
  }

  @Override
  public int slots() {
    return 1;
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
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float a = (float) rate;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float m = means[at + i];
      means[at + i] = b2 * m + (1f - b2) * g;
      parameters[at + i] -= a * Math.signum(b1 * m + (1f - b1) * g);
    }
  }
}
