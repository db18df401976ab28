package dev.hillock.optim;

import dev.hillock.kernel.Compute;

/// Levenberg–Marquardt: w ← w − d with (JᵀJ + μI) d = Jᵀe, where e are the residuals and J their
/// derivatives. With μ small a step of Gauss and Newton, with μ large a short one down the
/// gradient. A step that lowers the loss divides μ by 10; one that does not is taken back, and
/// tried again with μ times 10.
///
/// Time for residuals·n²/2 + n³/6 multiply-adds an iteration and n³/6 more for each step that is
/// taken back, memory for n² doubles, where n is the number of parameters: for few of them.
///
/// Source: Hagan & Menhaj, "Training feedforward networks with the Marquardt algorithm", IEEE
/// Trans. Neural Networks 5, 1994: start 0.01, factor 10.
public final class LevenbergMarquardt implements Minimizer {

  private static final double START = 0.01;
  private static final double FACTOR = 10;

  /// Beyond this a step is the gradient times less than a float can hold apart.
  private static final double LARGEST = 1e12;

  /// So that a few steps taken back are enough after many that were not.
  private static final double SMALLEST = 1e-15;

  private static final int NUMBERS = 5;

  private final LeastSquares function;
  private final NormalEquations equations;
  private final float[] origin;
  private final double[] step;
  private final Convergence convergence = new Convergence();
  private boolean begun;
  private double loss;
  private double damping = START;

  /// @param function what is made small
  /// @param parameters how many it has
  /// @param compute what shares the work
  public LevenbergMarquardt(LeastSquares function, int parameters, Compute compute) {
    this.function = function;
    equations = new NormalEquations(parameters, compute);
    origin = new float[parameters];
    step = new double[parameters];
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public Outcome iterate(float[] parameters) {
    if (!begun) {
      loss = function.loss(parameters);
      begun = true;
    }
    equations.clear();
    function.linearize(parameters, equations);
    double squares = equations.squares();
    // f is a factor times Σ e², so its gradient is twice that times Jᵀe.
    double length = squares == 0 ? 0 : 2 * loss / squares * equations.rightLength();
    if (!Double.isFinite(loss) || !Double.isFinite(length)) {
      return Outcome.NOT_FINITE;
    }
    if (Convergence.isFlat(length, parameters)) {
      return Outcome.FLAT;
    }
    System.arraycopy(parameters, 0, origin, 0, origin.length);
    if (!descend(parameters)) {
      System.arraycopy(origin, 0, parameters, 0, origin.length);
      return Outcome.NO_DECREASE;
    }
    return convergence.stalls(loss) ? Outcome.NO_DECREASE : Outcome.MOVED;
  }

  private boolean descend(float[] parameters) {
    while (damping <= LARGEST) {
      if (equations.solve(damping, step)) {
        if (!move(parameters)) {
          return false;
        }
        double newLoss = function.loss(parameters);
        if (newLoss < loss) {
          loss = newLoss;
          damping = Math.max(SMALLEST, damping / FACTOR);
          return true;
        }
      }
      damping *= FACTOR;
    }
    return false;
  }

  /// To w − d; whether that is another place.
  private boolean move(float[] parameters) {
    boolean moved = false;
    for (int i = 0; i < origin.length; i++) {
      parameters[i] = (float) (origin[i] - step[i]);
      moved |= parameters[i] != origin[i];
    }
    return moved;
  }

  @Override
  public State state() {
    return new State(
        new float[0][],
        new double[] {begun ? 1 : 0, loss, damping, convergence.lowest(), convergence.idle()});
  }

  @Override
  public void restore(State state) {
    Check.state(state, 0, origin.length, NUMBERS);
    double[] numbers = state.numbers();
    begun = numbers[0] == 1;
    loss = numbers[1];
    damping = numbers[2];
    convergence.restore(numbers[3], (int) numbers[4]);
  }
}
