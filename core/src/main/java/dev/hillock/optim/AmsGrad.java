package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// AMSGrad: Adam whose divisor never falls. m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², u ←
/// max(u, v), w ← w − α m̂ / (√û + ε), where m̂ = m / (1 − β1^t) and û = u / (1 − β2^t) in step t.
///
/// Source: Reddi, Kale & Kumar, "On the convergence of Adam and beyond", ICLR 2018, algorithm 2,
/// with Adam's corrections of the first steps, as toolkits have them.
public final class AmsGrad implements Optimizer {

  private final Betas betas;
  private double meanCorrection = 1;
  private float rootCorrection = 1;

  /// @param beta1 β1 in [0, 1)
  /// @param beta2 β2 in [0, 1)
  /// @param epsilon ε, greater than 0
  public AmsGrad(double beta1, double beta2, double epsilon) {
    betas = new Betas(beta1, beta2, epsilon);
  }

  @Override
  public int slots() {
    return 3;
  }

  @Override
  public void begin(long step) {
    meanCorrection = betas.meanFactor(step);
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
    float[] greatest = state[2];
    float b1 = (float) betas.beta1();
    float b2 = (float) betas.beta2();
    float epsilon = (float) betas.epsilon();
    float root = rootCorrection;
    float a = (float) (rate * meanCorrection);
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float m = b1 * means[at + i] + (1f - b1) * g;
      float v = b2 * squares[at + i] + (1f - b2) * (g * g);
      float u = Math.max(greatest[at + i], v);
      means[at + i] = m;
      squares[at + i] = v;
      greatest[at + i] = u;
      parameters[at + i] -= a * m / ((float) Math.sqrt(u) * root + epsilon);
    }
  }
}
