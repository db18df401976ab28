package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// Gradient descent with momentum: Δ_t = −α ∂L/∂w + μ Δ_{t−1}, w ← w + Δ_t. With one row a step it
/// is stochastic, with all rows plain gradient descent.
///
/// Nesterov's variant steps from where the momentum will have carried w: w ← w − α ∂L/∂w + μ Δ_t.
///
/// Sources: Rumelhart, Hinton & Williams 1986; Sutskever et al., "On the importance of
/// initialization and momentum in deep learning", ICML 2013, in the form that keeps the gradient at
/// w.
///
/// @param momentum μ in [0, 1)
/// @param nesterov whether to look ahead
public record GradientDescent(double momentum, boolean nesterov) implements Optimizer {

  public GradientDescent {
    Check.share("momentum", momentum);
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
    kernels.momentumStep(
        parameters,
        state[0],
        at,
        gradient,
        gradientAt,
        count,
        (float) rate,
        (float) momentum,
        nesterov);
  }
}
