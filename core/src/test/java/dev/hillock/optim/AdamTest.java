package dev.hillock.optim;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {

  private static final List<Kernels> KERNELS =
      List.of(KernelChoice.oracle(), KernelChoice.fastest().kernels());

  @Test
  void threeStepsWorkedByHand() {
    // β1 = ½, β2 = ¾, α = 0.1, g = 1, -2, 0:
    // t = 1: m = 0.5, v = 0.25; m̂ = 1, v̂ = 1; w = 1 - 0.1 = 0.9
    // t = 2: m = -0.75, v = 1.1875; m̂ = -1, v̂ = 1.1875 / 0.4375 = 2.7142857; w = 0.9 + 0.1 /
    // 1.6475089
    //   = 0.9606977
    // t = 3: m = -0.375, v = 0.890625; m̂ = -0.4285714, v̂ = 0.890625 / 0.578125 = 1.5405405;
    //   w = 0.9606977 + 0.1·0.4285714 / 1.2411850 = 0.9952270
    for (Kernels kernels : KERNELS) {
      var adam = new Adam(0.5, 0.75, 1e-8);
      float[] w = {1f};
      float[][] state = new float[adam.slots()][1];
      float[] expected = {0.9f, 0.9606977f, 0.9952270f};
      float[] gradients = {1f, -2f, 0f};
      for (int t = 1; t <= 3; t++) {
        adam.begin(t);
        adam.step(kernels, w, 0, new float[] {gradients[t - 1]}, 0, 1, state, 0.1);
        assertEquals(expected[t - 1], w[0], 2e-7f, "step " + t);
      }
      assertArrayEquals(new float[] {-0.375f}, state[0]);
      assertArrayEquals(new float[] {0.890625f}, state[1]);
    }
  }

  @Test
  void reachesTheLowestPointOfABowl() {
    // L = ½ Σ c_i (w_i - i)², with slopes that differ a thousandfold.
    var adam = new Adam(0.9, 0.99, 1e-8);
    float[] w = new float[20];
    float[] g = new float[20];
    float[][] state = new float[2][20];
    for (int t = 1; t <= 3000; t++) {
      for (int i = 0; i < 20; i++) {
        g[i] = (float) ((i % 2 == 0 ? 0.01 : 10) * (w[i] - i));
      }
      adam.begin(t);
      adam.step(KERNELS.getLast(), w, 0, g, 0, 20, state, 0.1 * (1 - t / 3000.0));
    }
    for (int i = 0; i < 20; i++) {
      assertEquals(i, w[i], 1e-3, "parameter " + i);
    }
  }

  @Test
  void refusesNumbersOutsideOfTheirIntervals() {
    String rest = "; it must be at least 0 and less than 1";
    assertIllegal("beta1 is 1.0" + rest, () -> new Adam(1, 0.9, 1e-8));
    assertIllegal("beta2 is -0.5" + rest, () -> new Adam(0.9, -0.5, 1e-8));
    assertIllegal("epsilon is 0.0; it must be greater than 0", () -> new Adam(0.9, 0.9, 0));
  }
}
