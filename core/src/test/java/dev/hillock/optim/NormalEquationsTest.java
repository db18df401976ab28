package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalEquationsTest {

  /// J = [1 2; 3 4; 5 6], e = (1, 0, −1): JᵀJ = [35 44; 44 56], Jᵀe = (−4, −4). With μ = 1 the
  /// determinant is 36·57 − 44² = 116 and d = (−4·57 + 4·44, −4·36 + 4·44) / 116 = (−52, 32) / 116.
  @Test
  void twoUnknownsByHand() {
    try (var compute = Compute.with(1)) {
      var equations = new NormalEquations(2, compute);
      equations.add(1, 1, new float[] {1, 2});
      equations.add(0, 1, new float[] {3, 4});
      equations.add(-1, 1, new float[] {5, 6});
      double[] d = new double[2];
      assertTrue(equations.solve(1, d));
      assertArrayEquals(new double[] {-52 / 116.0, 32 / 116.0}, d, 1e-14);
      assertEquals(2, equations.squares());
      assertEquals(Math.sqrt(32), equations.rightLength(), 1e-14);
    }
  }

  @Test
  void oneMoreColumnThanRowsNeedsDamping() {
    try (var compute = Compute.with(1)) {
      var equations = new NormalEquations(2, compute);
      equations.add(1, 1, new float[] {1, 1});
      double[] d = new double[2];
      assertFalse(equations.solve(0, d));
      assertTrue(equations.solve(0.5, d));
      assertArrayEquals(new double[] {0.4, 0.4}, d, 1e-14);
      equations.clear();
      equations.add(Double.NaN, 1, new float[] {1, 1});
      assertFalse(equations.solve(0.5, d));
    }
  }

  /// Row counts around whole blocks; the residual of the solution says how good it is.
  @ParameterizedTest
  @CsvSource({"1, 5", "63, 7", "64, 30", "65, 33", "200, 61", "150, 130"})
  void theSolutionSolvesTheEquations(int rows, int n) {
    float[][] j = jacobian(rows, n);
    try (var compute = Compute.with(1)) {
      var equations = filled(j, n, compute);
      double[] d = new double[n];
      double damping = 0.01;
      assertTrue(equations.solve(damping, d));
      for (int i = 0; i < n; i++) {
        double left = damping * d[i];
        double right = 0;
        for (int r = 0; r < rows; r++) {
          double product = 0;
          for (int k = 0; k < n; k++) {
            product += j[r][k] * d[k];
          }
          left += 2 * j[r][i] * 2 * product;
          right += 2 * j[r][i] * 2 * residual(r);
        }
        assertEquals(right, left, 1e-9 * rows, "equation " + i);
      }
    }
  }

  /// Large enough for products and triangle to be shared by threads.
  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    int n = 1500;
    float[][] j = jacobian(70, n);
    double[] one = new double[n];
    double[] three = new double[n];
    try (var compute = Compute.with(1)) {
      assertTrue(filled(j, n, compute).solve(0.1, one));
    }
    try (var compute = Compute.with(3)) {
      assertTrue(filled(j, n, compute).solve(0.1, three));
    }
    assertArrayEquals(one, three, 0);
  }

  @Test
  void memoryIsThatOfTwoTrianglesAndABlock() {
    assertEquals(8L * (20_000L * 20_001 + 65 * 20_000), NormalEquations.bytes(20_000));
  }

  private static NormalEquations filled(float[][] j, int n, Compute compute) {
    var equations = new NormalEquations(n, compute);
    for (int r = 0; r < j.length; r++) {
      equations.add(residual(r), 2, j[r]);
    }
    return equations;
  }

  private static double residual(int r) {
    return StrictMath.sin(r);
  }

  private static float[][] jacobian(int rows, int n) {
    float[][] j = new float[rows][n];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < n; i++) {
        j[r][i] = (float) StrictMath.sin(r * 31.7 + i * i * 0.37);
      }
    }
    return j;
  }
}
