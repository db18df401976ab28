package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WeightAverageTest {

  @Test
  void movingAverageForgetsItsStartSoon() {
    // From 10, steps to 1, 2, 3. d_t = 2/11, 3/12, 4/13, all below 0.9:
    // 1 + 2/11·9 = 2.636364; 2 + ¼·0.636364 = 2.159091; 3 − 4/13·0.840909 = 2.741259.
    var average = new WeightAverage.Moving(0.9, new float[] {10f});
    double[] expected = {2.63636364, 2.15909091, 2.74125874};
    for (int t = 1; t <= 3; t++) {
      average.afterStep(new float[] {t});
      assertEquals(expected[t - 1], average.values()[0], 1e-6, "step " + t);
    }
  }

  @Test
  void movingAverageKeepsItsShareLater() {
    // d = ¼ is reached in the second step: 4 → 4·2/11, ·¼, ·¼.
    var average = new WeightAverage.Moving(0.25, new float[] {4f});
    double[] expected = {8 / 11.0, 2 / 11.0, 0.5 / 11};
    for (int t = 1; t <= 3; t++) {
      average.afterStep(new float[] {0f});
      assertEquals(expected[t - 1], average.values()[0], 1e-7, "step " + t);
    }
  }

  @Test
  void stochasticAverageIsTheMeanOfTheEpochsAfterItsStart() {
    // Half of 5 epochs is 2.5: epochs 3, 4 and 5 count.
    var average = new WeightAverage.Stochastic(0.5, new float[] {9f, 9f});
    float[] values = average.values();
    float[][] expected = {{1, 1}, {2, 4}, {3, 9}, {3.5f, 12.5f}, {4, 50 / 3f}};
    for (int epoch = 1; epoch <= 5; epoch++) {
      average.afterStep(new float[] {100, 100});
      average.afterEpoch(new float[] {epoch, epoch * epoch}, epoch, 5);
      assertArrayEquals(expected[epoch - 1], values, 2e-6f, "epoch " + epoch);
    }
    assertSame(values, average.values());
  }

  @Test
  void aNormLimitShortensTheColumnsThatAreTooLong() {
    // Columns (3, 4) of norm 5 and (0.6, 0.8) of norm 1; c = 2.
    float[] weights = {7f, 3f, 0.6f, 4f, 0.8f, 7f};
    float[] factors = new NormLimit(2, 3).apply(weights, 1, 2, 2);
    assertArrayEquals(new float[] {7f, 1.2f, 0.6f, 1.6f, 0.8f, 7f}, weights, 1e-7f);
    assertEquals(0.4f, factors[0]);
    assertEquals(1f, factors[1]);
  }
}
