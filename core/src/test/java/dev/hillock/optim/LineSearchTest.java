package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSearchTest {

  /// From first steps that are far too short or too long.
  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-4, 0.01, 1, 100, 1e6})
  void theStrongWolfeConditionsHoldWhereItEnds(double first) {
    for (LossFunction function :
        new LossFunction[] {
          TestFunctions::rosenbrock, TestFunctions::bowl, TestFunctions::smooth
        }) {
      float[] w = {-1.2f, 1f, 0.5f, -2f, 3f, 0f};
      assertWolfe(function, w, first);
    }
  }

  private static void assertWolfe(LossFunction function, float[] w, double first) {
    float[] gradient = new float[w.length];
    double start = function.lossAndGradient(w, gradient);
    var search = new LineSearch(function, w.length);
    for (int i = 0; i < w.length; i++) {
      search.direction()[i] = -gradient[i];
    }
    double slope = Vectors.dot(search.direction(), gradient);
    assertTrue(search.run(w, gradient, start, first));
    float[] there = new float[w.length];
    double loss = function.lossAndGradient(w, there);
    assertEquals(loss, search.loss());
    assertArrayEquals(there, gradient);
    assertTrue(loss <= start + LineSearch.DECREASE * search.step() * slope, "decrease");
    double newSlope = Vectors.dot(search.direction(), there);
    assertTrue(Math.abs(newSlope) <= LineSearch.CURVATURE * Math.abs(slope), "curvature");
  }

  /// φ(α) = (α − 1)² up to α = 3, and nothing beyond.
  @Test
  void infinityIsTooFar() {
    LossFunction function =
        (w, gradient) -> {
          double d = w[0] - 1.0;
          gradient[0] = (float) (2 * d);
          return w[0] > 3 ? Double.NaN : d * d;
        };
    float[] w = {0f};
    float[] gradient = {-2f};
    var search = new LineSearch(function, 1);
    search.direction()[0] = 1;
    assertTrue(search.run(w, gradient, 1, 50));
    assertEquals(1, w[0], 0.9f);
  }

  @Test
  void aWayUpLeavesEverythingAsItWas() {
    float[] w = {2f, 3f};
    float[] gradient = new float[2];
    double start = TestFunctions.bowl(w, gradient);
    float[] before = gradient.clone();
    var search = new LineSearch(TestFunctions::bowl, 2);
    search.direction()[0] = gradient[0];
    search.direction()[1] = gradient[1];
    assertFalse(search.run(w, gradient, start, 1));
    assertArrayEquals(new float[] {2f, 3f}, w);
    assertArrayEquals(before, gradient);
  }

  /// A loss that falls by less than a float tells: only slopes say where the lowest point is.
  @Test
  void nearAMinimumSlopesDecide() {
    LossFunction function =
        (w, gradient) -> {
          double d = w[0] - 1.0;
          gradient[0] = (float) (2 * d);
          return (float) (5 + d * d);
        };
    float[] w = {1 + 1e-4f};
    float[] gradient = new float[1];
    double start = function.lossAndGradient(w, gradient);
    var search = new LineSearch(function, 1);
    search.direction()[0] = -gradient[0];
    assertTrue(search.run(w, gradient, start, 1));
    assertEquals(1, w[0], 1e-4f);
    assertTrue(search.evaluations() < 10, () -> search.evaluations() + " evaluations");
  }
}
