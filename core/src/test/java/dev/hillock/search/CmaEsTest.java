package dev.hillock.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The parts of CMA-ES beside computations of their own.
class CmaEsTest {

  @Test
  void theNumbersAreThoseOfTheTutorial() {
    // n = 10, λ = 10: Hansen's table 1, worked apart in 30 digits.
    var numbers = CmaNumbers.of(10, 10, 1);
    double[] raw = new double[5];
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      raw[i] = Math.log(5.5) - Math.log(i + 1);
      sum += raw[i];
    }
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      assertEquals(raw[i] / sum, numbers.weights()[i], 1e-15);
      squares += raw[i] / sum * raw[i] / sum;
    }
    assertEquals(1 / squares, numbers.effective(), 1e-12);
    assertEquals(3.1672992814107, numbers.effective(), 1e-9);
    assertEquals(3.0847265651690, numbers.expected(), 1e-9);
  }

  /// An update of the factor is the factor of the updated matrix.
  @Test
  void addingAProductIsFactoringTheSum() {
    int n = 6;
    var random = new SplittableRandom(3);
    var root = new Cholesky(n);
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      c[i][i] = 1;
    }
    for (int round = 0; round < 4; round++) {
      double[] v = random.doubles(n, -2, 2).toArray();
      double share = random.nextDouble();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += share * v[i] * v[j];
        }
      }
      root.add(share, v);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        for (int k = 0; k <= Math.min(i, j); k++) {
          product += element(root, i, k) * element(root, j, k);
        }
        assertEquals(c[i][j], product, 1e-12);
      }
    }
  }

  private static double element(Cholesky root, int i, int j) {
    return root.elements()[i * (i + 1) / 2 + j];
  }

  /// On a narrow, turned ellipsoid (axes 1 : 1000) the full covariance is faster by far than a
  /// diagonal one.
  @Test
  void learnsHowParametersGoTogether() {
    double full = ellipsoid(new CmaEs(new Start(new float[4], 1, 12, 5)));
    double diagonal = ellipsoid(new SeparableCmaEs(new Start(new float[4], 1, 12, 5)));
    assertTrue(full < 1e-6, "" + full);
    assertTrue(diagonal > 10 * full, diagonal + " " + full);
  }

  private static double ellipsoid(Search search) {
    float[] w = new float[4];
    for (int g = 0; g < 250; g++) {
      double[] losses = new double[search.candidates()];
      for (int k = 0; k < losses.length; k++) {
        search.write(k, w);
        double along = w[0] + w[1] + w[2] + w[3] - 4.0;
        losses[k] = along * along;
        for (int i = 0; i < 3; i++) {
          double across = w[i] - (double) w[i + 1];
          losses[k] += 1e6 * across * across;
        }
      }
      search.tell(losses);
    }
    return search.bestLoss();
  }
}
