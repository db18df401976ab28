package dev.hillock.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignedRanksTest {

  @Test
  void allOfOneSignIsOneOfTwoExtremes() {
    assertEquals(2.0 / 1024, SignedRanks.p(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), 1e-15);
    assertEquals(2.0 / 32, SignedRanks.p(new double[] {-1, -1, -1, -1, -1}), 1e-15);
  }

  /// Published critical value: n = 10, rank sum 8 is significant at 0.05 (p 0.0488), 9 is not.
  @Test
  void agreesWithTheTableOfCriticalValues() {
    double[] eight = {1, 2, 3, 4, 5, 6, 7, -8, 9, 10};
    double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, -9, 10};
    assertEquals(0.048828125, SignedRanks.p(eight), 1e-12);
    assertEquals(0.064453125, SignedRanks.p(nine), 1e-12);
  }

  /// Every assignment of signs, counted one by one.
  @Test
  void agreesWithCountingAllSigns() {
    var random = new SplittableRandom(4);
    for (int round = 0; round < 20; round++) {
      int n = 1 + random.nextInt(8);
      double[] d = new double[n];
      for (int i = 0; i < n; i++) {
        d[i] = random.nextInt(-3, 4);
      }
      assertEquals(counted(d), SignedRanks.p(d), 1e-12);
    }
  }

  private static double counted(double[] all) {
    double[] d = Arrays.stream(all).filter(x -> x != 0).toArray();
    int n = d.length;
    if (n == 0) {
      return 1;
    }
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      double less = 0;
      double same = 0;
      for (int j = 0; j < n; j++) {
        less += Math.abs(d[j]) < Math.abs(d[i]) ? 1 : 0;
        same += Math.abs(d[j]) == Math.abs(d[i]) ? 1 : 0;
      }
      ranks[i] = less + (same + 1) / 2;
    }
    double sum = 0;
    double here = 0;
    for (int i = 0; i < n; i++) {
      sum += ranks[i];
      here += d[i] > 0 ? ranks[i] : 0;
    }
    double far = Math.abs(here - sum / 2);
    int extreme = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      double w = 0;
      for (int i = 0; i < n; i++) {
        w += (signs >> i & 1) == 1 ? ranks[i] : 0;
      }
      extreme += Math.abs(w - sum / 2) >= far - 1e-9 ? 1 : 0;
    }
    return Math.min(1, (double) extreme / (1 << n));
  }

  @Test
  void whatDoesNotDifferSaysNothing() {
    assertEquals(1, SignedRanks.p(new double[] {0, 0, 0}));
    assertEquals(0.25, SignedRanks.p(new double[] {0, Double.POSITIVE_INFINITY, 1, 2}), 1e-15);
  }

  @Test
  void holmMultipliesTheSmallestMost() {
    assertArrayEquals(
        new double[] {0.06, 0.03, 0.06}, Standings.holm(new double[] {0.03, 0.01, 0.04}), 1e-15);
    assertArrayEquals(new double[] {1, 1}, Standings.holm(new double[] {0.7, 0.8}), 1e-15);
  }
}
