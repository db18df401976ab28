package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// Resilient backpropagation: a step size Δ for each parameter, of which the gradient says only the
/// direction. While its sign stays, Δ ← min(1.2 Δ, 50) and w ← w − sign(g) Δ; when it turns, Δ ←
/// max(½ Δ, 10⁻⁶), and
///
/// * Rprop− steps on in the new direction;
/// * iRprop+ takes the last step of this parameter back if the loss has risen since, stays where it
///   is if not, and forgets the sign.
///
/// The first Δ is the learning rate. It wants the gradient of all rows: the sign of a small batch
/// turns by chance.
///
/// Sources: Riedmiller & Braun, "A direct adaptive method for faster backpropagation learning: the
/// RPROP algorithm", ICNN 1993; Igel & Hüsken, "Empirical evaluation of the improved Rprop learning
/// algorithms", Neurocomputing 50, 2003 (both forms).
public final class Rprop implements Optimizer {

  private static final float GROWTH = 1.2f;
  private static final float SHRINKING = 0.5f;
  private static final float LEAST = 1e-6f;
  private static final float MOST = 50f;

  private final boolean backtracks;

  /// The loss now, and before the last step.
  private final double[] losses = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

  /// @param backtracks true for iRprop+, false for Rprop−
  public Rprop(boolean backtracks) {
    this.backtracks = backtracks;
  }

  /// The gradient before, Δ, and the last change.
  @Override
  public int slots() {
    return 3;
  }

  @Override
  public void loss(double mean) {
    losses[1] = losses[0];
    losses[0] = mean;
  }

  @Override
  public double[] memory() {
    return losses;
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
    float[] before = state[0];
    float[] sizes = state[1];
    float[] changes = state[2];
    boolean risen = losses[0] > losses[1];
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      // No size yet: the first step.
      float size = sizes[at + i] == 0 ? (float) rate : sizes[at + i];
      float turn = Math.signum(g) * Math.signum(before[at + i]);
      if (turn > 0) {
        size = Math.min(size * GROWTH, MOST);
      } else if (turn < 0) {
        size = Math.max(size * SHRINKING, LEAST);
      }
      float change;
      if (turn < 0 && backtracks) {
        change = risen ? -changes[at + i] : 0f;
        g = 0f;
      } else {
        change = -Math.signum(g) * size;
      }
      before[at + i] = g;
      sizes[at + i] = size;
      changes[at + i] = change;
      parameters[at + i] += change;
    }
  }
}
