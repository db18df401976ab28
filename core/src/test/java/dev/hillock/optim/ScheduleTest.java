package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.optim.Schedule.Decay;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final double RATE = 0.5;

  /// Halved every 10 epochs.
  private static final Decay DECAY = new Decay(0.5, 10);

  private static double rate(Schedule schedule, double epochs) {
    return schedule.rate(RATE, DECAY, epochs, 40);
  }

  @Test
  void constantStays() {
    for (double epochs : new double[] {0, 20, 39.9, 40}) {
      assertEquals(RATE, rate(Schedule.CONSTANT, epochs));
    }
  }

  @Test
  void stepHalvesEveryTenEpochs() {
    assertEquals(0.5, rate(Schedule.STEP, 0));
    assertEquals(0.5, rate(Schedule.STEP, 9.999));
    assertEquals(0.25, rate(Schedule.STEP, 10));
    // 0.5 · 0.5²
    assertEquals(0.125, rate(Schedule.STEP, 20));
    assertEquals(0.0625, rate(Schedule.STEP, 39.9));
    assertEquals(0.03125, rate(Schedule.STEP, 40));
  }

  @Test
  void exponentialGoesThroughTheSamePointsWithoutSteps() {
    assertEquals(0.5, rate(Schedule.EXPONENTIAL, 0));
    // 0.5 · 0.5^½
    assertEquals(0.5 * Math.sqrt(0.5), rate(Schedule.EXPONENTIAL, 5), 1e-16);
    assertEquals(0.25, rate(Schedule.EXPONENTIAL, 10));
    assertEquals(0.125, rate(Schedule.EXPONENTIAL, 20));
    assertEquals(0.03125, rate(Schedule.EXPONENTIAL, 40));
  }

  @Test
  void cosineFallsFromTheWholeRateToNothing() {
    assertEquals(0.5, rate(Schedule.COSINE, 0));
    // A third of the way: ½·(1 + cos 60°) = 0.75.
    assertEquals(0.375, rate(Schedule.COSINE, 40.0 / 3), 1e-15);
    assertEquals(0.25, rate(Schedule.COSINE, 20), 1e-15);
    assertEquals(0.125, rate(Schedule.COSINE, 80.0 / 3), 1e-15);
    assertEquals(0, rate(Schedule.COSINE, 40));
  }

  @Test
  void multiCycleHasFourWavesEachTwiceAsLong() {
    // log2(1 + 15t) is 0, 1, 2, 3, 4 at t = 0, 1/15, 3/15, 7/15, 1; 40 epochs.
    for (double t : new double[] {0, 1 / 15.0, 3 / 15.0, 7 / 15.0, 1}) {
      assertEquals(0, rate(Schedule.MULTI_CYCLE, 40 * t), 1e-14, "at " + t);
    }
    // And n + ½ at t = (2^(n + ½) - 1) / 15.
    for (int n = 0; n < 4; n++) {
      double t = (Math.pow(2, n + 0.5) - 1) / 15;
      assertEquals(0.5, rate(Schedule.MULTI_CYCLE, 40 * t), 1e-14, "at " + t);
    }
  }

  @Test
  void noneButMultiCycleRises() {
    for (Schedule schedule : Schedule.values()) {
      if (schedule == Schedule.MULTI_CYCLE) {
        continue;
      }
      for (int step = 1; step <= 400; step++) {
        double now = rate(schedule, step / 10.0);
        assertTrue(now >= 0 && now <= rate(schedule, (step - 1) / 10.0), schedule.text());
      }
    }
  }

  @Test
  void hasNamesForSettings() {
    assertEquals("cosine", Schedule.COSINE.text());
    assertEquals("multi-cycle", Schedule.MULTI_CYCLE.text());
  }
}
