package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Compute;
import dev.hillock.optim.Minimizer.Outcome;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {

  /// Residuals a e^(b x) − t with t = 2 e^(−½ x), x = 0, 0.1 ... 2, computed in double.
  private static final class Decay implements LeastSquares {
    private static final int ROWS = 21;
    int losses;

    private static double residual(float[] w, int i) {
      double x = 0.1 * i;
      return w[0] * StrictMath.exp(w[1] * x) - 2 * StrictMath.exp(-0.5 * x);
    }

    @Override
    public double loss(float[] w) {
      losses++;
      double sum = 0;
      for (int i = 0; i < ROWS; i++) {
        sum += residual(w, i) * residual(w, i);
      }
      return sum / ROWS;
    }

    @Override
    public void linearize(float[] w, NormalEquations equations) {
      for (int i = 0; i < ROWS; i++) {
        double power = StrictMath.exp(w[1] * 0.1 * i);
        float[] row = {(float) power, (float) (w[0] * 0.1 * i * power)};
        equations.add(residual(w, i), 1, row);
      }
    }
  }

  @Test
  void aDecayIsFoundInFewIterations() {
    try (var compute = Compute.with(1)) {
      float[] w = {1f, 0f};
      var minimizer = new LevenbergMarquardt(new Decay(), 2, compute);
      int iterations = 1;
      while (minimizer.iterate(w) == Outcome.MOVED) {
        iterations++;
      }
      assertArrayEquals(new float[] {2f, -0.5f}, w, 1e-6f);
      assertTrue(iterations < 12, iterations + " iterations");
    }
  }

  /// The step of 2×2 equations by Cramer's rule, in double.
  @Test
  void oneStepIsThatOfTheFormula() {
    try (var compute = Compute.with(1)) {
      float[] w = {1.5f, -0.25f};
      double a = 0.01;
      double b = 0;
      double c = 0.01;
      double right0 = 0;
      double right1 = 0;
      for (int i = 0; i < Decay.ROWS; i++) {
        double power = StrictMath.exp(w[1] * 0.1 * i);
        double slope = w[0] * 0.1 * i * power;
        double e = Decay.residual(w, i);
        a += power * power;
        b += power * slope;
        c += slope * slope;
        right0 += power * e;
        right1 += slope * e;
      }
      double determinant = a * c - b * b;
      double d0 = (right0 * c - right1 * b) / determinant;
      double d1 = (right1 * a - right0 * b) / determinant;
      float[] expected = {(float) (w[0] - d0), (float) (w[1] - d1)};
      new LevenbergMarquardt(new Decay(), 2, compute).iterate(w);
      assertArrayEquals(expected, w, 2e-7f);
    }
  }

  /// From far away the parabola is wrong: the step is taken back until μ is large enough.
  @Test
  void aStepThatMakesTheLossRiseIsTakenBack() {
    try (var compute = Compute.with(1)) {
      var function = new Decay();
      float[] w = {30f, 3f};
      var minimizer = new LevenbergMarquardt(function, 2, compute);
      double before = function.loss(w);
      int asked = function.losses;
      minimizer.iterate(w);
      assertTrue(minimizer.loss() < before);
      assertEquals(minimizer.loss(), function.loss(w));
      assertTrue(function.losses - asked >= 3);
    }
  }

  @Test
  void itGoesOnFromASavedState() {
    try (var compute = Compute.with(1)) {
      float[] w = {1f, 1f};
      var whole = new LevenbergMarquardt(new Decay(), 2, compute);
      whole.iterate(w);
      whole.iterate(w);
      float[] copy = w.clone();
      var resumed = new LevenbergMarquardt(new Decay(), 2, compute);
      resumed.restore(whole.state());
      whole.iterate(w);
      resumed.iterate(copy);
      assertArrayEquals(w, copy);
      assertEquals(whole.loss(), resumed.loss());
    }
  }

  @Test
  void aFitThatIsPerfectIsTheEnd() {
    try (var compute = Compute.with(1)) {
      float[] w = {2f, -0.5f};
      assertEquals(Outcome.FLAT, new LevenbergMarquardt(new Decay(), 2, compute).iterate(w));
      assertArrayEquals(new float[] {2f, -0.5f}, w);
      float[] bad = {Float.NaN, 0f};
      assertEquals(
          Outcome.NOT_FINITE, new LevenbergMarquardt(new Decay(), 2, compute).iterate(bad));
    }
  }
}
