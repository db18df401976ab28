package dev.hillock.optim;

/// The numbers of Adam and its kin: what the mean m of the gradients and that v of their squares
/// keep of themselves in a step, and what stays below a divisor. Both means start from 0, which
/// their first values are corrected for.
///
/// @param beta1 β1 in [0, 1), of m
/// @param beta2 β2 in [0, 1), of v
/// @param epsilon ε, greater than 0
record Betas(double beta1, double beta2, double epsilon) {

  Betas {
    Check.share("beta1", beta1);
    Check.share("beta2", beta2);
    Check.positive("epsilon", epsilon);
  }

  /// 1 / (1 − β1^t): the factor of m in step t.
  double meanFactor(long step) {
    return meanFactor(beta1, step);
  }

  /// 1 / √(1 − β2^t): the factor of √v in step t.
  float rootFactor(long step) {
    return rootFactor(beta2, step);
  }

  static double meanFactor(double beta, long step) {
    return 1 / (1 - StrictMath.pow(beta, (double) step));
  }

  static float rootFactor(double beta, long step) {
    return (float) (1 / Math.sqrt(1 - StrictMath.pow(beta, (double) step)));
  }
}
