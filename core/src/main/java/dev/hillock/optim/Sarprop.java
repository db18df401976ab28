package dev.hillock.optim;

import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;

/// SARPROP: Rprop with simulated annealing, to get out of poor minima early in a training. With the
/// annealing term A = 2^(−0.015 t) in step t and the loss L before the step:
///
/// * the gradient has a weight decay that cools down: g ← g + 0.01·A·w;
/// * while the sign of g stays, Δ ← min(1.2 Δ, 50) and w ← w − sign(g) Δ, as in Rprop;
/// * when it turns, w stays, the sign is forgotten, and Δ ← max(½ Δ, 10⁻⁶); but where Δ < 0.1·L, so
///   that the step has become small while the loss has not, Δ ← ½ Δ + 0.026·A·√L·r, r uniform in
///   [0, 1).
///
/// The first Δ is the learning rate. It wants the gradient of all rows. r is a draw of its own for
/// each parameter and step, a function of the seed.
///
/// Source: Treadgold & Gedeon, "Simulated annealing and weight decay in adaptive learning: the
/// SARPROP algorithm", IEEE Transactions on Neural Networks 9, 1998; the numbers are those of FANN
/// (temperature 0.015, weight decay shift −6.644, threshold factor 0.1), which has the mean squared
/// error for L and a hundred times the noise. Here L is the loss that is trained, 0 where it is
/// negative, and the decay pulls towards 0.
public final class Sarprop implements Optimizer {

  private static final float GROWTH = 1.2f;
  private static final float SHRINKING = 0.5f;
  private static final float LEAST = 1e-6f;
  private static final float MOST = 50f;
  private static final double COOLING = 0.015;
  private static final double DECAY = 0.01;
  private static final double THRESHOLD = 0.1;

  /// A hundredth of FANN's 2.61. On the tables of data/, after 100 epochs: with 2.61 networks of
  /// ReLUs are lost (RMSE of concrete 17), with 0.026 digits8x8 is better than without noise (loss
  /// 0.087 and 0.096 with ReLUs, 0.103 and 0.135 with tanh).
  private static final double NOISE = 0.026;

  private final Philox noise;
  private long step;
  private double annealing = 1;
  private double loss;

  /// @param seed of the noise
  public Sarprop(long seed) {
    noise = new Philox(seed, Purpose.ANNEALING);
  }

  /// The gradient before, and Δ.
  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void begin(long newStep) {
    step = newStep;
    annealing = StrictMath.pow(2, -COOLING * newStep);
  }

  @Override
  public void loss(double mean) {
    loss = Math.max(0, mean);
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
    float decay = (float) (DECAY * annealing);
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i] + decay * parameters[at + i];
      // No size yet: the first step.
      float size = sizes[at + i] == 0 ? (float) rate : sizes[at + i];
      float turn = Math.signum(g) * Math.signum(before[at + i]);
      if (turn < 0) {
        size = turned(size, at + i);
        g = 0f;
      } else if (turn > 0) {
        size = Math.min(size * GROWTH, MOST);
      }
      before[at + i] = g;
      sizes[at + i] = size;
      parameters[at + i] -= Math.signum(g) * size;
    }
  }

  private float turned(float size, int parameter) {
    float half = SHRINKING * size;
    if (!(size < THRESHOLD * loss)) {
      return Math.max(half, LEAST);
    }
    double r = noise.uniform((int) (step >>> 31), (int) (step & Integer.MAX_VALUE), parameter);
    float noisy = (float) (half + NOISE * annealing * Math.sqrt(loss) * r);
    return Math.clamp(noisy, LEAST, MOST);
  }
}
