package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// RMSProp: s ← ρ s + (1 − ρ) g², w ← w − α g / (√s + ε). Steps of about the learning rate,
/// whatever the size of the gradient has been of late.
///
/// Source: Tieleman & Hinton, "Lecture 6.5: rmsprop", Neural Networks for Machine Learning, 2012.
///
/// @param rho ρ in [0, 1): how long the mean of the squares remembers
/// @param epsilon ε, greater than 0
public record RmsProp(double rho, double epsilon) implements Optimizer {

  public RmsProp {
    Check.share("rho", rho);
    Check.positive("epsilon", epsilon);
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
    float[] squares = state[0];
    float keep = (float) rho;
    float take = 1f - keep;
    float eps = (float) epsilon;
    float a = (float) rate;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float s = keep * squares[at + i] + take * (g * g);
      squares[at + i] = s;
      parameters[at + i] -= a * g / ((float) Math.sqrt(s) + eps);
    }
  }
}
