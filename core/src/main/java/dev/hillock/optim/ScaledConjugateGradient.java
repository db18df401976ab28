package dev.hillock.optim;

/// Scaled conjugate gradient: each direction p is conjugate to the ones before, and its step comes
/// from the curvature δ = pᵀ(H + λI)p along it instead of a search. H p is the difference of two
/// gradients; λ grows where the parabola does not fit the loss or opens downwards, and falls where
/// it fits. An iteration asks for two gradients, and one more for each step that is refused. After
/// as many iterations as there are parameters, it begins again with the gradient.
///
/// Deviations: the two gradients are taken σ max(1, ‖w‖) apart instead of σ, and δ is computed for
/// the distance that `float` parameters really have then. A decrease that is smaller than the
/// rounding of the loss is told by slopes. An iteration goes on until a step is accepted; only
/// these are counted. Where a direction has no better point at all, the gradient is tried.
///
/// Source: Møller, "A scaled conjugate gradient algorithm for fast supervised learning", Neural
/// Networks 6, 1993, section 4.
public final class ScaledConjugateGradient implements Minimizer {

  /// σ; the source wants at most 10⁻⁴.
  private static final double DISTANCE = 1e-4;

  /// λ at the start; the source wants at most 10⁻⁶.
  private static final double START = 1e-6;

  private static final double FITS = 0.75;
  private static final double MISFITS = 0.25;

  /// How a step into infinity compares: the next is a tenth of it.
  private static final double INFINITELY_WORSE = -8;

  private static final int MOST_TRIES = 30;
  private static final int VECTORS = 2;
  private static final int NUMBERS = 6;

  private final LossFunction function;
  private final float[] gradient;
  private final float[] direction;
  private final float[] origin;
  private final float[] newGradient;
  private final Convergence convergence = new Convergence();
  private boolean begun;
  private double loss;
  private double scale = START;
  private int sinceRestart;

  /// @param function what is made small
  /// @param parameters how many it has
  public ScaledConjugateGradient(LossFunction function, int parameters) {
    this.function = function;
    gradient = new float[parameters];
    direction = new float[parameters];
    origin = new float[parameters];
    newGradient = new float[parameters];
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public Outcome iterate(float[] parameters) {
    if (!begun) {
      loss = function.lossAndGradient(parameters, gradient);
      begun = true;
      goDownhill();
    }
    double length = Vectors.length(gradient);
    if (!Double.isFinite(loss) || !Double.isFinite(length)) {
      return Outcome.NOT_FINITE;
    }
    if (Convergence.isFlat(length, parameters)) {
      return Outcome.FLAT;
    }
    System.arraycopy(parameters, 0, origin, 0, origin.length);
    boolean found = step(parameters);
    if (!found && sinceRestart > 0) {
      goDownhill();
      scale = START;
      found = step(parameters);
    }
    if (!found) {
      System.arraycopy(origin, 0, parameters, 0, origin.length);
      return Outcome.NO_DECREASE;
    }
    if (Convergence.isFlat(Vectors.length(gradient), parameters)) {
      return Outcome.FLAT;
    }
    return convergence.stalls(loss) ? Outcome.NO_DECREASE : Outcome.MOVED;
  }

  private void goDownhill() {
    sinceRestart = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -gradient[i];
    }
  }

  /// Steps 2 to 8 of the source; false if no length of step is accepted.
  private boolean step(float[] parameters) {
    double square = Vectors.sumOfSquares(direction);
    double descent = -Vectors.dot(direction, gradient);
    double delta = curvature(parameters, square);
    double before = 0;
    for (int tries = 0; tries < MOST_TRIES && descent != 0; tries++) {
      delta += (scale - before) * square;
      if (delta <= 0) {
        double raised = 2 * (scale - delta / square);
        delta = scale * square - delta;
        scale = raised;
      }
      if (!move(parameters, descent / delta)) {
        return false;
      }
      double newLoss = function.lossAndGradient(parameters, newGradient);
      double comparison = comparison(newLoss, delta, descent);
      before = scale;
      if (comparison >= FITS) {
        scale /= 4;
      } else if (comparison < MISFITS) {
        scale += delta * (1 - comparison) / square;
      }
      if (comparison >= 0) {
        accept(newLoss, descent);
        return true;
      }
    }
    return false;
  }

  /// Δ: the decrease of the loss over that of the parabola. Where it is less than the rounding of
  /// the loss, the slopes at both ends tell it: with the mean slope over the step, Δ = 1 +
  /// pᵀ∇f(new) / pᵀ∇f(old).
  private double comparison(double newLoss, double delta, double descent) {
    double slope = -Vectors.dot(direction, newGradient);
    if (!Double.isFinite(newLoss) || !Double.isFinite(slope)) {
      return INFINITELY_WORSE;
    }
    return Math.abs(newLoss - loss) <= Convergence.rounding(loss)
        ? 1 + slope / descent
        : 2 * delta * (loss - newLoss) / (descent * descent);
  }

  /// pᵀHp by two gradients.
  private double curvature(float[] parameters, double square) {
    double distance = DISTANCE * Math.max(1, Vectors.length(origin)) / Math.sqrt(square);
    move(parameters, distance);
    function.lossAndGradient(parameters, newGradient);
    double product = 0;
    double moved = 0;
    for (int i = 0; i < origin.length; i++) {
      double change = (double) parameters[i] - origin[i];
      product += change * ((double) newGradient[i] - gradient[i]);
      moved += change * change;
    }
    double curvature = square * product / moved;
    return Double.isFinite(curvature) ? curvature : 0;
  }

  /// To w + α p; whether that is another place.
  private boolean move(float[] parameters, double step) {
    boolean moved = false;
    for (int i = 0; i < origin.length; i++) {
      parameters[i] = (float) (origin[i] + step * direction[i]);
      moved |= parameters[i] != origin[i];
    }
    return moved;
  }

  /// The next direction is conjugate to this one, or the gradient.
  private void accept(double newLoss, double descent) {
    loss = newLoss;
    double conjugacy =
        (Vectors.sumOfSquares(newGradient) - Vectors.dot(newGradient, gradient)) / descent;
    System.arraycopy(newGradient, 0, gradient, 0, gradient.length);
    sinceRestart++;
    if (sinceRestart >= direction.length) {
      goDownhill();
    } else {
      for (int i = 0; i < direction.length; i++) {
        direction[i] = (float) (conjugacy * direction[i] - gradient[i]);
      }
    }
  }

  @Override
  public State state() {
    return new State(
        new float[][] {gradient.clone(), direction.clone()},
        new double[] {
          begun ? 1 : 0, loss, scale, sinceRestart, convergence.lowest(), convergence.idle()
        });
  }

  @Override
  public void restore(State state) {
    Check.state(state, VECTORS, gradient.length, NUMBERS);
    System.arraycopy(state.vectors()[0], 0, gradient, 0, gradient.length);
    System.arraycopy(state.vectors()[1], 0, direction, 0, gradient.length);
    double[] numbers = state.numbers();
    begun = numbers[0] == 1;
    loss = numbers[1];
    scale = numbers[2];
    sinceRestart = (int) numbers[3];
    convergence.restore(numbers[4], (int) numbers[5]);
  }
}
