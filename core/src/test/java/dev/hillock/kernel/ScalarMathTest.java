package dev.hillock.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Every elementary function is within 2 units in the last place of the double-precision one.
class ScalarMathTest {

  /// Every 997th float: a prime, so that all exponents and many mantissas are met (4.3 million).
  private static final int STRIDE = 997;

  @FunctionalInterface
  private interface FloatFunction {
    float at(float x);
  }

  @Test
  void expIsWithinTwoUlp() {
    check(ScalarMath::exp, StrictMath::exp, 2.0);
  }

  @Test
  void logIsWithinTwoUlp() {
    check(ScalarMath::log, StrictMath::log, 2.0);
  }

  @Test
  void tanhIsWithinTwoUlp() {
    check(ScalarMath::tanh, StrictMath::tanh, 2.0);
  }

  @Test
  void erfIsWithinTwoUlp() {
    check(ScalarMath::erf, ScalarMathTest::erfInDouble, 2.0);
  }

  @Test
  void sigmoidIsWithinThreeUlp() {
    check(ScalarMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 3.0);
  }

  @Test
  void softplusIsWithinThreeUlp() {
    check(
        ScalarMath::softplus,
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
        3.0);
  }

  @Test
  void expm1OfNegativeIsWithinTwoUlp() {
    check(x -> x <= 0 ? ScalarMath.expm1OfNegative(x) : 0, x -> x <= 0 ? Math.expm1(x) : 0, 2.0);
  }

  @Test
  void edgesAreExact() {
    assertEquals(1f, ScalarMath.exp(0f));
    assertEquals(0f, ScalarMath.exp(Float.NEGATIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, ScalarMath.exp(Float.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(ScalarMath.exp(Float.NaN)));
    assertEquals(0f, ScalarMath.log(1f));
    assertEquals(Float.NEGATIVE_INFINITY, ScalarMath.log(0f));
    assertTrue(Float.isNaN(ScalarMath.log(-1f)));
    assertEquals(1f, ScalarMath.tanh(20f));
    assertEquals(-1f, ScalarMath.erf(-4f));
    assertEquals(0.5f, ScalarMath.sigmoid(0f));
  }

  private static void check(FloatFunction function, DoubleUnaryOperator reference, double most) {
    double worst = 0;
    float at = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double expected = reference.applyAsDouble(x);
      float actual = function.at(x);
      if (Double.isNaN(expected) || Double.isInfinite((float) expected) || expected == 0) {
        // Adding 0 makes one of the two zeros of both.
        assertEquals((float) expected + 0f, actual + 0f, "at " + x);
        continue;
      }
      double error = Math.abs(actual - expected) / Math.ulp((float) expected);
      if (error > worst) {
        worst = error;
        at = x;
      }
    }
    assertTrue(worst <= most, "worst error is " + worst + " ulp at " + at);
  }

  /// erf by its Taylor series below 3 and by the continued fraction of erfc above (Abramowitz &
  /// Stegun 7.1.6 and 7.1.14).
  static double erfInDouble(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x) || a == 0) {
      return x;
    }
    if (a > 6) {
      return Math.signum(x);
    }
    double value = a < 3 ? series(a) : 1 - continuedFraction(a);
    return x < 0 ? -value : value;
  }

  private static double series(double a) {
    double term = a;
    double sum = a;
    for (int n = 1; n < 200 && term > sum * 1e-18; n++) {
      term *= 2 * a * a / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-a * a) * sum;
  }

  private static double continuedFraction(double a) {
    double f = a;
    for (int k = 120; k >= 1; k--) {
      f = a + k / 2.0 / f;
    }
    return StrictMath.exp(-a * a) / Math.sqrt(Math.PI) / f;
  }
}
