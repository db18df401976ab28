package dev.hillock.optim;

import dev.hillock.kernel.Kernels;

/// Quickprop: the parabola through this gradient and the one before says how far a parameter steps.
/// With the change d of the step before and the gradient p then, the next is d g / (p − g), at most
/// 1.75 times d and so in its direction where the slope has not fallen; plain descent −α g is added
/// while the slope keeps its sign, and alone begins.
///
/// It wants the gradient of all rows: between two batches there is no parabola.
///
/// Source: Fahlman, "An empirical study of learning speed in back-propagation networks", report
/// CMU-CS-88-162, 1988.
public final class Quickprop implements Optimizer {

  /// μ: how much longer than the last a step may be.
  private static final float MOST_GROWTH = 1.75f;

  private static final float SHRINK = MOST_GROWTH / (1 + MOST_GROWTH);

  /// The gradient before, and the last change.
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
    float[] before = state[0];
    float[] changes = state[1];
    float a = (float) rate;
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float change = change(g, before[at + i], changes[at + i], a);
      before[at + i] = g;
      changes[at + i] = change;
      parameters[at + i] += change;
    }
  }

  /// @param g gradient
  /// @param p gradient before
  /// @param d change before
  private static float change(float g, float p, float d, float a) {
    if (d == 0) {
      return -a * g;
    }
    // Against the gradient then: as if everything were mirrored.
    boolean goesOn = d * g < 0;
    float descent = goesOn ? -a * g : 0f;
    boolean steep = d < 0 ? g > SHRINK * p : g < SHRINK * p;
    if (steep) {
      return descent + MOST_GROWTH * d;
    }
    // Equal slopes make no parabola.
    return p == g ? descent : descent + d * g / (p - g);
  }
}
