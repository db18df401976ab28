package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// RAdam: Adam that takes plain momentum steps until it has seen enough squares. With ρ∞ = 2 / (1 −
/// β2) − 1 and ρ_t = ρ∞ − 2 t β2^t / (1 − β2^t): where ρ_t > 4, w ← w − α r m̂ / (√v̂ + ε) with r =
/// √((ρ_t − 4)(ρ_t − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ_t)), and before that w ← w − α m̂.
///
/// Source: Liu et al., "On the variance of the adaptive learning rate and beyond", ICLR 2020,
/// algorithm 2.
public final class RAdam implements Optimizer {

  /// Below this the variance of the divisor is infinite.
  private static final double LEAST_LENGTH = 4;

  private final Betas betas;
  private double factor = 1;
  private float rootCorrection = 1;
  private boolean adapts;

  /// @param beta1 β1 in [0, 1)
  /// @param beta2 β2 in [0, 1)
  /// @param epsilon ε, greater than 0
  public RAdam(double beta1, double beta2, double epsilon) {
    betas = new Betas(beta1, beta2, epsilon);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void begin(long step) {
    double power = StrictMath.pow(betas.beta2(), (double) step);
    double longest = 2 / (1 - betas.beta2()) - 1;
    double length = longest - 2 * step * power / (1 - power);
    double meanCorrection = betas.meanFactor(step);
    adapts = length > LEAST_LENGTH;
    double rectified =
        (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
    factor = adapts ? meanCorrection * Math.sqrt(rectified) : meanCorrection;
    rootCorrection = betas.rootFactor(step);
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
    float[] squares = state[1];
    float b1 = (float) betas.beta1();
    float b2 = (float) betas.beta2();
    float epsilon = (float) betas.epsilon();
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      means[at + i] = b1 * means[at + i] + (1f - b1) * g;
      squares[at + i] = b2 * squares[at + i] + (1f - b2) * (g * g);
    }
    float a = (float) (rate * factor);
    float root = rootCorrection;
    if (adapts) {
      for (int i = 0; i < count; i++) {
        parameters[at + i] -=
            a * means[at + i] / ((float) Math.sqrt(squares[at + i]) * root + epsilon);
      }
    } else {
      for (int i = 0; i < count; i++) {
        parameters[at + i] -= a * means[at + i];
      }
    }
  }
}
