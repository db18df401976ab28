package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// AdaGrad: s ← s + g², w ← w − α g / (√s + ε). Each parameter slows down by what it has moved.
///
/// Source: Duchi, Hazan & Singer, "Adaptive subgradient methods for online learning and stochastic
/// optimization", JMLR 12, 2011.
///
/// @param epsilon ε, greater than 0
public record AdaGrad(double epsilon) implements Optimizer {

  public AdaGrad {
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
    float eps = (float) epsilon;
    float a = (float) rate;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float s = squares[at + i] + g * g;
      squares[at + i] = s;
      parameters[at + i] -= a * g / ((float) Math.sqrt(s) + eps);
    }
  }
}
