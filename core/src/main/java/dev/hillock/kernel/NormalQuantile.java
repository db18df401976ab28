package dev.hillock.kernel;

/// The inverse Φ⁻¹ of the normal distribution function, by one rational function of p around the
/// middle and one of √(−2 ln p) for either tail.
///
/// Source: P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution
/// function", 2003; relative error below 1.15e-9.
public final class NormalQuantile {

  /// Where a tail begins.
  private static final double TAIL = 0.02425;

  private static final double[] MIDDLE = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] UNDER_MIDDLE = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] LOW = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] UNDER_LOW = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };

  private NormalQuantile() {}

  /// The number that a standard normal variable stays below with probability p.
  ///
  /// @param p greater than 0, less than 1
  public static double of(double p) {
    if (p < TAIL) {
      double q = Math.sqrt(-2 * StrictMath.log(p));
      return polynomial(LOW, q) / polynomial(UNDER_LOW, q);
    }
    if (p > 1 - TAIL) {
      return -of(1 - p);
    }
    double q = p - 0.5;
    double r = q * q;
    return q * polynomial(MIDDLE, r) / polynomial(UNDER_MIDDLE, r);
  }

  /// Horner's rule, the coefficient of the highest power first.
  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
