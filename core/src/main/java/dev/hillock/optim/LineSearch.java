package dev.hillock.optim;

/// Finds how far to go from w along a direction d: a step α for which φ(α) = f(w + α d) satisfies
/// the strong Wolfe conditions φ(α) ≤ φ(0) + c1 α φ'(0) and |φ'(α)| ≤ c2 |φ'(0)|. A step is first
/// made longer until an interval holds such a point, then the interval smaller, by the minimum of
/// the cubic through both ends.
///
/// Where φ differs from φ(0) by less than its rounding, the first condition is a matter of luck. A
/// point there is accepted for its slope alone, (2 c1 − 1) φ'(0) ≥ φ'(α) ≥ c2 φ'(0), and slopes
/// decide which end of the interval it replaces. A loss that is infinite or not a number counts as
/// too far.
///
/// Sources: Nocedal & Wright, "Numerical optimization", 2nd edition 2006, algorithms 3.5 and 3.6,
/// equation 3.59; Hager & Zhang, "A new conjugate gradient method with guaranteed descent and an
/// efficient line search", SIAM J. Optim. 16, 2005 (the conditions near a minimum).
final class LineSearch {

  /// c1 and c2 as Nocedal & Wright give them for quasi-Newton methods.
  static final double DECREASE = 1e-4;

  static final double CURVATURE = 0.9;

  private static final int MOST_EVALUATIONS = 30;
  private static final double GROWTH = 4;

  /// How close to an end of its interval, as a part of it, a trial point may lie.
  private static final double MARGIN = 0.1;

  /// Intervals shorter than this part of their ends hold no other `float` parameters.
  private static final double SHORTEST = 1e-9;

  private final LossFunction function;
  private final float[] origin;
  private final float[] originGradient;
  private final double[] direction;
  private float[] w = {};
  private float[] gradient = {};
  private double startLoss;
  private double startSlope;
  private double loss;
  private double slope;
  private double step;
  private int evaluations;

  LineSearch(LossFunction function, int parameters) {
    this.function = function;
    origin = new float[parameters];
    originGradient = new float[parameters];
    direction = new double[parameters];
  }

  /// d, to be written before a run.
  double[] direction() {
    return direction;
  }

  /// w and ∇f(w) where the last run began.
  float[] origin() {
    return origin;
  }

  float[] originGradient() {
    return originGradient;
  }

  /// f, φ' and α where the last run ended.
  double loss() {
    return loss;
  }

  double slope() {
    return slope;
  }

  double step() {
    return step;
  }

  /// How often the last run asked for the loss.
  int evaluations() {
    return evaluations;
  }

  /// Moves the parameters; false, and everything as it was, if no point is better.
  ///
  /// @param parameters w, moved in place
  /// @param newGradient ∇f(w), afterwards that of the new place
  /// @param lossHere f(w)
  /// @param first the α to try first
  boolean run(float[] parameters, float[] newGradient, double lossHere, double first) {
    w = parameters;
    gradient = newGradient;
    System.arraycopy(w, 0, origin, 0, w.length);
    System.arraycopy(gradient, 0, originGradient, 0, w.length);
    startLoss = lossHere;
    startSlope = Vectors.dot(direction, gradient);
    evaluations = 0;
    boolean found = startSlope < 0 && bracket(first);
    if (!found) {
      System.arraycopy(origin, 0, w, 0, w.length);
      System.arraycopy(originGradient, 0, gradient, 0, w.length);
      loss = startLoss;
      slope = startSlope;
      step = 0;
    }
    return found;
  }

  /// A point on the line: α, φ(α) and φ'(α).
  private record Point(double step, double loss, double slope) {}

  /// Algorithm 3.5.
  private boolean bracket(double first) {
    var before = new Point(0, startLoss, startSlope);
    double next = first;
    while (evaluations < MOST_EVALUATIONS) {
      var here = evaluate(next);
      if (isAccepted(here)) {
        return true;
      }
      if (isTooFar(here, before)) {
        return zoom(before, here);
      }
      if (here.slope >= 0) {
        return zoom(here, before);
      }
      before = here;
      next *= GROWTH;
    }
    return settleFor(before);
  }

  /// Algorithm 3.6: `low` has the smallest loss of those seen that decrease it enough, and its
  /// slope points to `high`.
  private boolean zoom(Point low, Point high) {
    while (evaluations < MOST_EVALUATIONS && isWide(low, high)) {
      var here = evaluate(between(low, high));
      if (isAccepted(here)) {
        return true;
      }
      if (isTooFar(here, low)) {
        high = here;
      } else {
        if (here.slope * (high.step - low.step) >= 0) {
          high = low;
        }
        low = here;
      }
    }
    return settleFor(low);
  }

  private static boolean isWide(Point low, Point high) {
    return Math.abs(high.step - low.step) > SHORTEST * Math.max(low.step, high.step);
  }

  private Point evaluate(double newStep) {
    evaluations++;
    step = newStep;
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (origin[i] + newStep * direction[i]);
    }
    loss = function.lossAndGradient(w, gradient);
    slope = Vectors.dot(direction, gradient);
    if (!Double.isFinite(loss) || !Double.isFinite(slope)) {
      loss = Double.POSITIVE_INFINITY;
      slope = Double.NaN;
    }
    return new Point(newStep, loss, slope);
  }

  private boolean isAccepted(Point here) {
    boolean wolfe = decreases(here) && Math.abs(here.slope) <= CURVATURE * -startSlope;
    boolean approximate =
        here.loss <= startLoss + Convergence.rounding(startLoss)
            && here.slope <= (2 * DECREASE - 1) * startSlope
            && here.slope >= CURVATURE * startSlope;
    return wolfe || approximate;
  }

  private boolean decreases(Point here) {
    return here.loss <= startLoss + DECREASE * here.step * startSlope;
  }

  private boolean isTooFar(Point here, Point low) {
    if (Math.abs(here.loss - startLoss) <= Convergence.rounding(startLoss)) {
      return here.slope >= 0;
    }
    return !decreases(here) || (low.step > 0 && here.loss >= low.loss);
  }

  /// Equation 3.59, kept away from both ends.
  private static double between(Point low, Point high) {
    double middle = 0.5 * (low.step + high.step);
    if (!Double.isFinite(high.loss)) {
      return middle;
    }
    double distance = high.step - low.step;
    double d1 = low.slope + high.slope - 3 * (high.loss - low.loss) / distance;
    double square = d1 * d1 - low.slope * high.slope;
    if (!(square >= 0)) {
      return middle;
    }
    double d2 = Math.signum(distance) * Math.sqrt(square);
    double share = 1 - (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
    return share >= 0 && share <= 1
        ? low.step + distance * Math.clamp(share, MARGIN, 1 - MARGIN)
        : middle;
  }

  /// Goes to a point that is at least lower than the start; its slope may be too steep.
  private boolean settleFor(Point low) {
    if (!(low.step > 0 && low.loss < startLoss)) {
      return false;
    }
    if (step != low.step) {
      evaluate(low.step);
    }
    return true;
  }
}
