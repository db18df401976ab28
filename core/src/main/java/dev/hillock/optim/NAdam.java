package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// NAdam: Adam with Nesterov's look-ahead. With μ_t = β1 (1 − ½·0.96^(t/250)) and Π_t = μ_1 ⋯ μ_t:
/// m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², m̂ = μ_{t+1} m / (1 − Π_{t+1}) + (1 − μ_t) g / (1
/// − Π_t), w ← w − α m̂ / (√(v / (1 − β2^t)) + ε).
///
/// Source: Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016, algorithm 2.
public final class NAdam implements Optimizer {

  private static final double WARM_BASE = 0.96;
  private static final double WARM_STEPS = 250;

  private final Betas betas;
  private long counted;
  private double product = 1;
  private double meanFactor = 1;
  private double gradientFactor = 1;
  private float rootCorrection = 1;

  /// @param beta1 β1 in [0, 1)
  /// @param beta2 β2 in [0, 1)
  /// @param epsilon ε, greater than 0
  public NAdam(double beta1, double beta2, double epsilon) {
    betas = new Betas(beta1, beta2, epsilon);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void begin(long step) {
    // A training that goes on from a checkpoint begins anywhere.
    if (step <= counted) {
      counted = 0;
      product = 1;
    }
    while (counted < step) {
      counted++;
      product *= momentum(counted);
    }
    double now = momentum(step);
    double next = momentum(step + 1);
    meanFactor = next / (1 - product * next);
    gradientFactor = (1 - now) / (1 - product);
    rootCorrection = betas.rootFactor(step);
  }

  private double momentum(long step) {
    return betas.beta1() * (1 - 0.5 * StrictMath.pow(WARM_BASE, step / WARM_STEPS));
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
    float root = rootCorrection;
    float ofMean = (float) (rate * meanFactor);
    float ofGradient = (float) (rate * gradientFactor);
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float m = b1 * means[at + i] + (1f - b1) * g;
      float v = b2 * squares[at + i] + (1f - b2) * (g * g);
      means[at + i] = m;
      squares[at + i] = v;
      parameters[at + i] -= (ofMean * m + ofGradient * g) / ((float) Math.sqrt(v) * root + epsilon);
    }
  }
}
