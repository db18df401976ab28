package dev.hillock.optim;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import org.junit.jupiter.api.Test;

class ClippingTest {

  private static final float[] NOTHING = {};

  @Test
  void aGradientThatIsTooLongKeepsItsDirection() {
    // ‖(3, 4)‖ = 5, so a limit of 2.5 halves both.
    float[] gradient = {3, 4};
    new Clipping(2.5, 0).clip(gradient, NOTHING);
    assertArrayEquals(new float[] {1.5f, 2}, gradient);
  }

  @Test
  void theNormIsThatOfBothParts() {
    // ‖(2, -4, 4)‖ = 6.
    float[] gradient = {2, -4};
    float[] rest = {4};
    new Clipping(3, 0).clip(gradient, rest);
    assertArrayEquals(new float[] {1, -2}, gradient);
    assertArrayEquals(new float[] {2}, rest);
  }

  @Test
  void aGradientWithinTheLimitsStaysToTheBit() {
    float[] gradient = {3, -4, 0.1f, -0f};
    float[] same = gradient.clone();
    new Clipping(5.001, 4).clip(gradient, NOTHING);
    assertArrayEquals(same, gradient);
    new Clipping(0, 0).clip(gradient, NOTHING);
    assertArrayEquals(same, gradient);
    assertTrue(new Clipping(0, 0).isOff());
  }

  @Test
  void elementsAreCutBeforeTheNormIsMeasured() {
    // (30, -4) is cut to (3, -3), and ‖(3, -3)‖ = 4.2426.
    float[] gradient = {30, -4};
    new Clipping(0, 3).clip(gradient, NOTHING);
    assertArrayEquals(new float[] {3, -3}, gradient);
    new Clipping(4.25, 3).clip(gradient, NOTHING);
    assertArrayEquals(new float[] {3, -3}, gradient);
    new Clipping(3 * Math.sqrt(0.5), 3).clip(gradient, NOTHING);
    assertArrayEquals(new float[] {1.5f, -1.5f}, gradient, 1e-6f);
  }

  @Test
  void theLengthIsThatOfDoublesForEveryNumberOfElements() {
    var philox = new Philox(1, Purpose.SHUFFLE);
    for (int n = 0; n <= 100; n++) {
      float[] gradient = new float[n];
      double expected = 0;
      for (int i = 0; i < n; i++) {
        gradient[i] = (float) (philox.uniform(n, 0, i) - 0.5);
        expected += (double) gradient[i] * gradient[i];
      }
      assertEquals(expected, Vectors.sumOfSquares(gradient), 1e-14 * n);
    }
  }

  @Test
  void squaresDoNotOverflow() {
    float[] gradient = {3e38f, -3e38f};
    new Clipping(Math.sqrt(2), 0).clip(gradient, NOTHING);
    assertArrayEquals(new float[] {1, -1}, gradient, 1e-6f);
  }

  @Test
  void whatIsNoNumberDoesNotPassForOne() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] gradient = {1, bad};
      new Clipping(1, 0).clip(gradient, NOTHING);
      assertTrue(Float.isNaN(gradient[1]));
    }
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertIllegal(
        "clip norm is -1.0; it must be greater than 0, or 0 for none", () -> new Clipping(-1, 0));
    assertIllegal(
        "clip value is NaN; it must be greater than 0, or 0 for none",
        () -> new Clipping(0, Double.NaN));
  }
}
