package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.optim.GradientDescent;
import dev.hillock.settings.Settings;
import dev.hillock.train.ParameterGroups.Pace;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontScaleTest {

  private static final double RATE = 0.01;
  private static final double WEIGHT_RATE = 0.5;

  /// L = ½ Σ (s_i·V_ij − T_ij)²; a step of plain descent on s and V, against the same in double.
  @Test
  void stepsFactorsAndWeightsByTheirOwnGradients() {
    double[] s = {1, 1};
    double[] v = {1, -2, 3, 0.5, 0.25, -1};
    double[] t = {0, 1, 2, -3, 4, 0.5};
    var architecture = new Architecture(List.of(new Dense(2, 3, Activation.IDENTITY, true)));
    float[] values = new float[architecture.parameterCount()];
    for (int i = 0; i < v.length; i++) {
      values[i] = (float) v[i];
    }
    var descent = new GradientDescent(0, false);
    var scale = new FrontScale(architecture, values, descent, new Pace(WEIGHT_RATE, 1));
    assertEquals(0, scale.from());
    assertEquals(6, scale.to());
    float[] gradient = new float[values.length];
    var none = new Shrinkage(Settings.defaults());
    for (int step = 0; step < 20; step++) {
      double[] slope = new double[2];
      double[] next = new double[6];
      for (int at = 0; at < 6; at++) {
        double g = s[at / 3] * v[at] - t[at];
        slope[at / 3] += g * v[at];
        next[at] = v[at] - RATE * WEIGHT_RATE * g * s[at / 3];
        gradient[at] = values[at] - (float) t[at];
      }
      for (int i = 0; i < 2; i++) {
        s[i] -= RATE * 6 * slope[i];
      }
      v = next;
      scale.gradients(gradient);
      scale.step(KernelChoice.fastest().kernels(), descent, gradient, values, RATE, none);
      for (int at = 0; at < 6; at++) {
        assertEquals(s[at / 3] * v[at], values[at], 1e-5, "weight " + at + " of step " + step);
      }
    }
  }
}
