package dev.hillock.optim;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every number below is a sum of few powers of two, so the steps are exact.
class GradientDescentTest {

  private static final List<Kernels> KERNELS =
      List.of(KernelChoice.oracle(), KernelChoice.fastest().kernels());

  private static void step(
      GradientDescent rule, Kernels kernels, float[] w, float[] g, float[] change, double rate) {
    rule.step(kernels, w, 0, g, 0, w.length, new float[][] {change}, rate);
  }

  private static float[] steps(GradientDescent rule, float[] state, double rate, float[]... gs) {
    float[] w = {1f, 2f};
    for (float[] g : gs) {
      step(rule, KERNELS.getLast(), w, g, state, rate);
    }
    return w;
  }

  @Test
  void momentumCarriesOn() {
    for (Kernels kernels : KERNELS) {
      var rule = new GradientDescent(0.5, false);
      float[] w = {1f, 2f};
      float[] change = new float[2];
      // Δ = -0.5·g; w = (1, 2) + (-0.5, 1)
      step(rule, kernels, w, new float[] {1f, -2f}, change, 0.5);
      assertArrayEquals(new float[] {-0.5f, 1f}, change);
      assertArrayEquals(new float[] {0.5f, 3f}, w);
      // Δ = 0.5·(-0.5, 1) - 0.5·(2, 1) = (-1.25, 0)
      step(rule, kernels, w, new float[] {2f, 1f}, change, 0.5);
      assertArrayEquals(new float[] {-1.25f, 0f}, change);
      assertArrayEquals(new float[] {-0.75f, 3f}, w);
      // Δ = 0.5·(-1.25, 0) - 0.25·(-1, 4) = (-0.375, -1), at half the rate
      step(rule, kernels, w, new float[] {-1f, 4f}, change, 0.25);
      assertArrayEquals(new float[] {-0.375f, -1f}, change);
      assertArrayEquals(new float[] {-1.125f, 2f}, w);
    }
  }

  @Test
  void nesterovLooksAhead() {
    for (Kernels kernels : KERNELS) {
      var rule = new GradientDescent(0.5, true);
      float[] w = {1f, 2f};
      float[] change = new float[2];
      // Δ = -0.5·g = (-0.5, 1); w += 0.5·Δ - 0.5·g = (-0.25, 0.5) + (-0.5, 1)
      step(rule, kernels, w, new float[] {1f, -2f}, change, 0.5);
      assertArrayEquals(new float[] {-0.5f, 1f}, change);
      assertArrayEquals(new float[] {0.25f, 3.5f}, w);
      // Δ = 0.5·(-0.5, 1) - 0.5·(2, 1) = (-1.25, 0); w += (-0.625, 0) + (-1, -0.5)
      step(rule, kernels, w, new float[] {2f, 1f}, change, 0.5);
      assertArrayEquals(new float[] {-1.25f, 0f}, change);
      assertArrayEquals(new float[] {-1.375f, 3f}, w);
      // Δ = 0.5·(-1.25, 0) - 0.25·(-1, 4) = (-0.375, -1); w += (-0.1875, -0.5) + (0.25, -1)
      step(rule, kernels, w, new float[] {-1f, 4f}, change, 0.25);
      assertArrayEquals(new float[] {-0.375f, -1f}, change);
      assertArrayEquals(new float[] {-1.3125f, 1.5f}, w);
    }
  }

  @Test
  void withoutMomentumBothArePlainDescent() {
    for (boolean nesterov : new boolean[] {false, true}) {
      var rule = new GradientDescent(0, nesterov);
      // 1 - 0.5·(1 + 2 - 1) = 0; 2 - 0.5·(-2 + 1 + 4) = 0.5
      float[] w =
          steps(
              rule,
              new float[2],
              0.5,
              new float[] {1, -2},
              new float[] {2, 1},
              new float[] {-1, 4});
      assertArrayEquals(new float[] {0f, 0.5f}, w);
    }
  }

  @Test
  void aSavedStateGoesOnAsIfNothingHadHappened() {
    var rule = new GradientDescent(0.9, true);
    float[][] g = {{1, -2}, {2, 1}, {-1, 4}};
    float[] whole = steps(rule, new float[2], 0.1, g);
    float[] w = {1f, 2f};
    float[] state = new float[2];
    for (float[] gradient : g) {
      state = state.clone();
      w = w.clone();
      step(rule, KERNELS.getFirst(), w, gradient, state, 0.1);
    }
    assertArrayEquals(whole, w);
    assertEquals(1, rule.slots());
  }

  @Test
  void refusesMomentumOutsideOfItsInterval() {
    String rest = "; it must be at least 0 and less than 1";
    assertIllegal("momentum is 1.0" + rest, () -> new GradientDescent(1, false));
    assertIllegal("momentum is -0.1" + rest, () -> new GradientDescent(-0.1, true));
    assertIllegal("momentum is NaN" + rest, () -> new GradientDescent(Double.NaN, false));
  }
}
