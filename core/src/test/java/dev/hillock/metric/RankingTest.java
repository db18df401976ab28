package dev.hillock.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {

  /// The area by its meaning: every pair of a positive and a negative row, ties half.
  private static double pairsWon(boolean[] positive, float[] values) {
    double won = 0;
    long pairs = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        if (positive[i] && !positive[j]) {
          won += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return won / pairs;
  }

  /// Average precision by its meaning: at each threshold that is a value, counted anew.
  private static double byThresholds(boolean[] positive, float[] values) {
    double[] thresholds = new double[values.length];
    int positives = 0;
    for (int i = 0; i < values.length; i++) {
      thresholds[i] = values[i];
      positives += positive[i] ? 1 : 0;
    }
    double sum = 0;
    double recallBefore = 0;
    double[] falling =
        Arrays.stream(thresholds).distinct().map(v -> -v).sorted().map(v -> -v).toArray();
    for (double threshold : falling) {
      int called = 0;
      int hits = 0;
      for (int i = 0; i < values.length; i++) {
        called += values[i] >= threshold ? 1 : 0;
        hits += values[i] >= threshold && positive[i] ? 1 : 0;
      }
      double recall = (double) hits / positives;
      sum += (recall - recallBefore) * hits / called;
      recallBefore = recall;
    }
    return sum;
  }

  @Test
  void agreesWithAWorkedExample() {
    // From the surest down: +, −, +, −. Pairs won: 2 + 1 of 4. Precision at the positives: 1, ⅔.
    var ranking =
        Ranking.of(new boolean[] {false, false, true, true}, new float[] {0.1f, 0.4f, 0.35f, 0.8f});
    assertArrayEquals(new long[] {1, 1, 2, 2}, ranking.truePositives());
    assertArrayEquals(new long[] {0, 1, 1, 2}, ranking.falsePositives());
    assertEquals(0.75, ranking.rocAuc());
    assertEquals(0.5 * 1 + 0.5 * 2 / 3, ranking.averagePrecision(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 40, 200})
  void agreesWithCountingPairsWhateverTheTies(int rows) {
    var random = new SplittableRandom(rows);
    for (int levels : new int[] {1, 2, 5, 1000}) {
      boolean[] positive = new boolean[rows];
      float[] values = new float[rows];
      for (int i = 0; i < rows; i++) {
        positive[i] = i == 0 || (i > 1 && random.nextBoolean());
        // Both signs, and both zeros.
        values[i] = (random.nextInt(levels) - levels / 2) * (random.nextBoolean() ? -0.1f : 0.1f);
      }
      var ranking = Ranking.of(positive, values);
      assertEquals(pairsWon(positive, values), ranking.rocAuc(), 1e-13);
      assertEquals(byThresholds(positive, values), ranking.averagePrecision(), 1e-13);
    }
  }

  @Test
  void isUndefinedWithoutBothKinds() {
    assertEquals(Double.NaN, Ranking.of(new boolean[] {true, true}, new float[] {1, 2}).rocAuc());
    var none = Ranking.of(new boolean[] {false}, new float[] {1});
    assertEquals(Double.NaN, none.rocAuc());
    assertEquals(Double.NaN, none.averagePrecision());
    assertEquals(Double.NaN, Ranking.of(new boolean[0], new float[0]).rocAuc());
  }
}
