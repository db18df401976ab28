package dev.hillock.optim;

/// When there is nothing more to gain. Parameters, gradients and what the network computes are
/// `float`, so near a minimum the loss is known to a part of itself only and a step may be smaller
/// than the distance of neighbouring parameters: no method gets further, and waiting for a gradient
/// of zero would wait for ever.
final class Convergence {

  /// Liu & Nocedal 1989 have 10⁻⁵; networks have plateaus with such gradients.
  private static final double FLAT = 1e-8;

  /// A decrease by less than this part of the loss is none.
  private static final double NOTICEABLE = 1e-7;

  private static final int MOST_IDLE = 20;

  private double lowest = Double.POSITIVE_INFINITY;
  private int idle;

  /// How far the loss may be off, as computed: ε = 10⁻⁶ |f| + 2·10⁻⁷ √|f|. The first is that of
  /// Hager & Zhang 2005. The second is what outputs a of size 1, known to 10⁻⁷, do to squared
  /// errors: f = (a − t)² changes by 2 (a − t) 10⁻⁷. Without it the searches end at a loss of
  /// 4·10⁻⁶ where 10⁻⁶ and less can be reached.
  static double rounding(double loss) {
    double size = Math.abs(loss);
    return 1e-6 * size + 2e-7 * Math.sqrt(size);
  }

  /// Whether a gradient of such a length is as good as zero.
  static boolean isFlat(double gradientLength, float[] parameters) {
    return gradientLength <= FLAT * Math.max(1, Vectors.length(parameters));
  }

  /// Takes note of the loss after an iteration: whether too many have gained nothing.
  boolean stalls(double loss) {
    idle = loss < lowest - NOTICEABLE * Math.abs(lowest) ? 0 : idle + 1;
    // With nothing before it, any loss is a gain.
    idle = lowest == Double.POSITIVE_INFINITY ? 0 : idle;
    lowest = Math.min(lowest, loss);
    return idle >= MOST_IDLE;
  }

  double lowest() {
    return lowest;
  }

  int idle() {
    return idle;
  }

  void restore(double newLowest, int newIdle) {
    lowest = newLowest;
    idle = newIdle;
  }
}
