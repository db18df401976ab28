package dev.hillock.optim;

import java.util.Arrays;

/// L-BFGS: d = −H ∇f, where H is the inverse of the second derivatives as the last 10 iterations
/// show it, by the changes s of w and y of ∇f that they made; a [LineSearch] says how far along d.
/// Takes memory for 24 times the parameters, and time for 40 products of such vectors an iteration.
///
/// A pair is remembered if sᵀy > 10⁻¹⁰ yᵀy, which the Wolfe conditions see to but where rounding
/// does not let them hold. Where no point along d is better, the memory is given up and the way
/// down the gradient tried.
///
/// Source: Nocedal & Wright, "Numerical optimization", 2nd edition 2006, algorithms 7.4 and 7.5,
/// equation 7.20; Liu & Nocedal, "On the limited memory BFGS method for large scale optimization",
/// 1989.
public final class LimitedMemoryBfgs implements Minimizer {

  /// m; Nocedal & Wright: 3 to 20.
  private static final int MEMORY = 10;

  private static final double LEAST_CURVATURE = 1e-10;

  private final LossFunction function;
  private final LineSearch search;
  private final float[] gradient;
  private final float[][] steps;
  private final float[][] changes;
  private final double[] curvatures = new double[MEMORY];
  private final double[] factors = new double[MEMORY];
  private final Convergence convergence = new Convergence();
  private boolean begun;
  private double loss;
  private int pairs;
  private int next;

  /// @param function what is made small
  /// @param parameters how many it has
  public LimitedMemoryBfgs(LossFunction function, int parameters) {
    this.function = function;
    search = new LineSearch(function, parameters);
    gradient = new float[parameters];
    steps = new float[MEMORY][parameters];
    changes = new float[MEMORY][parameters];
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
    }
    double length = Vectors.length(gradient);
    if (!Double.isFinite(loss) || !Double.isFinite(length)) {
      return Outcome.NOT_FINITE;
    }
    if (Convergence.isFlat(length, parameters)) {
      return Outcome.FLAT;
    }
    if (!search(parameters, length)) {
      return Outcome.NO_DECREASE;
    }
    loss = search.loss();
    remember(parameters);
    if (Convergence.isFlat(Vectors.length(gradient), parameters)) {
      return Outcome.FLAT;
    }
    return convergence.stalls(loss) ? Outcome.NO_DECREASE : Outcome.MOVED;
  }

  private boolean search(float[] parameters, double length) {
    if (pairs > 0) {
      writeDirection();
      if (search.run(parameters, gradient, loss, 1)) {
        return true;
      }
      pairs = 0;
    }
    writeDirection();
    return search.run(parameters, gradient, loss, Math.min(1, 1 / length));
  }

  /// Algorithm 7.4.
  private void writeDirection() {
    double[] d = search.direction();
    for (int i = 0; i < d.length; i++) {
      d[i] = -gradient[i];
    }
    for (int back = 1; back <= pairs; back++) {
      int k = pair(back);
      factors[k] = Vectors.dot(d, steps[k]) / curvatures[k];
      Vectors.add(-factors[k], changes[k], d);
    }
    if (pairs > 0) {
      int k = pair(1);
      double scale = curvatures[k] / Vectors.sumOfSquares(changes[k]);
      for (int i = 0; i < d.length; i++) {
        d[i] *= scale;
      }
    }
    for (int back = pairs; back >= 1; back--) {
      int k = pair(back);
      double factor = Vectors.dot(d, changes[k]) / curvatures[k];
      Vectors.add(factors[k] - factor, steps[k], d);
    }
  }

  /// Where the pair of so many iterations ago lies, from 1.
  private int pair(int back) {
    return (next - back + MEMORY) % MEMORY;
  }

  private void remember(float[] parameters) {
    float[] s = steps[next];
    float[] y = changes[next];
    Vectors.difference(parameters, search.origin(), s);
    Vectors.difference(gradient, search.originGradient(), y);
    double curvature = Vectors.dot(s, y);
    if (curvature > LEAST_CURVATURE * Vectors.sumOfSquares(y)) {
      curvatures[next] = curvature;
      next = (next + 1) % MEMORY;
      pairs = Math.min(pairs + 1, MEMORY);
    } else {
      // What stood here is written over, and it was the oldest of a full memory.
      pairs = Math.min(pairs, MEMORY - 1);
    }
  }

  @Override
  public State state() {
    float[][] vectors = new float[2 * MEMORY + 1][];
    for (int k = 0; k < MEMORY; k++) {
      vectors[k] = steps[k].clone();
      vectors[MEMORY + k] = changes[k].clone();
    }
    vectors[2 * MEMORY] = gradient.clone();
    double[] numbers = Arrays.copyOf(curvatures, MEMORY + 6);
    numbers[MEMORY] = begun ? 1 : 0;
    numbers[MEMORY + 1] = loss;
    numbers[MEMORY + 2] = pairs;
    numbers[MEMORY + 3] = next;
    numbers[MEMORY + 4] = convergence.lowest();
    numbers[MEMORY + 5] = convergence.idle();
    return new State(vectors, numbers);
  }

  @Override
  public void restore(State state) {
    Check.state(state, 2 * MEMORY + 1, gradient.length, MEMORY + 6);
    float[][] vectors = state.vectors();
    for (int k = 0; k < MEMORY; k++) {
      System.arraycopy(vectors[k], 0, steps[k], 0, gradient.length);
      System.arraycopy(vectors[MEMORY + k], 0, changes[k], 0, gradient.length);
    }
    System.arraycopy(vectors[2 * MEMORY], 0, gradient, 0, gradient.length);
    double[] numbers = state.numbers();
    System.arraycopy(numbers, 0, curvatures, 0, MEMORY);
    begun = numbers[MEMORY] == 1;
    loss = numbers[MEMORY + 1];
    pairs = (int) numbers[MEMORY + 2];
    next = (int) numbers[MEMORY + 3];
    convergence.restore(numbers[MEMORY + 4], (int) numbers[MEMORY + 5]);
  }
}
