package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// AdaDelta: s ← ρ s + (1 − ρ) g², Δ = g √(u + ε) / √(s + ε), u ← ρ u + (1 − ρ) Δ², w ← w − α Δ.
/// The steps have the units of the parameters, so the rate α is 1.
///
/// Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012, algorithm 1.
///
/// @param rho ρ in [0, 1): how long both means remember
/// @param epsilon ε, greater than 0; it makes the first steps possible
public record AdaDelta(double rho, double epsilon) implements Optimizer {

  public AdaDelta {
    Check.share("rho", rho);
    Check.positive("epsilon", epsilon);
  }

  @Override
  public int slots() {
    return 2;
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
    float[] squares = state[0];
    float[] changes = state[1];
    float keep = (float) rho;
    float take = 1f - keep;
    float eps = (float) epsilon;
    float a = (float) rate;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float s = keep * squares[at + i] + take * (g * g);
      float u = changes[at + i];
      float change = g * (float) Math.sqrt(u + eps) / (float) Math.sqrt(s + eps);
      squares[at + i] = s;
      changes[at + i] = keep * u + take * (change * change);
      parameters[at + i] -= a * change;
    }
  }
}
