package dev.hillock.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.optim.Schedule.Decay;
import dev.hillock.optim.Schedule.Restarts;
import dev.hillock.optim.Schedule.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final double RATE = 0.5;

  /// Halved every 10 epochs; cycles of 10, 20, 40 epochs; flat for 4.
  private static final Shape SHAPE = new Shape(new Decay(0.5, 10), new Restarts(10, 2), 4);

  private static double rate(Schedule schedule, double epochs) {
    return schedule.rate(RATE, SHAPE, epochs, 40);
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
  void oneCycleRisesForThreeTenthsAndFallsToNearlyNothing() {
    // α/25 = 0.02 at the start, α at 12 of 40 epochs, 0.02/10000 at the end; halfway between them
    // half a cosine is their mean.
    assertEquals(0.02, rate(Schedule.ONE_CYCLE, 0), 1e-16);
    assertEquals(0.26, rate(Schedule.ONE_CYCLE, 6), 1e-16);
    assertEquals(0.5, rate(Schedule.ONE_CYCLE, 12));
    assertEquals(0.250001, rate(Schedule.ONE_CYCLE, 26), 1e-16);
    assertEquals(0.000002, rate(Schedule.ONE_CYCLE, 40), 1e-16);
  }

  @Test
  void inverseSquareRootFallsFromTheEndOfTheFlatPart() {
    assertEquals(0.5, rate(Schedule.INVERSE_SQRT, 0));
    assertEquals(0.5, rate(Schedule.INVERSE_SQRT, 4));
    // √(4/16) and √(4/36)
    assertEquals(0.25, rate(Schedule.INVERSE_SQRT, 16));
    assertEquals(0.5 / 3, rate(Schedule.INVERSE_SQRT, 36), 1e-16);
  }

  @Test
  void cosineRestartsAfterCyclesEachTwiceAsLong() {
    // Cycles of 10, 20 and 40 epochs begin at 0, 10 and 30.
    double[][] points = {{0, 0.5}, {5, 0.25}, {10, 0.5}, {20, 0.25}, {30, 0.5}, {50, 0.25}};
    for (double[] point : points) {
      assertEquals(point[1], rate(Schedule.COSINE_RESTARTS, point[0]), 1e-15, "at " + point[0]);
    }
    // A third of the second cycle: ½·(1 + cos 60°) = 0.75.
    assertEquals(0.375, rate(Schedule.COSINE_RESTARTS, 10 + 20 / 3.0), 1e-15);
    assertEquals(0, rate(Schedule.COSINE_RESTARTS, Math.nextDown(30)), 1e-13);
    var even = new Shape(new Decay(1, 1), new Restarts(2.5, 1), 1);
    assertEquals(0.5, Schedule.COSINE_RESTARTS.rate(RATE, even, 7.5, 40));
    assertEquals(0.25, Schedule.COSINE_RESTARTS.rate(RATE, even, 8.75, 40), 1e-15);
  }

  @Test
  void aWarmUpRisesByTheSameAmountEachStep() {
    // Two epochs of four steps: eighths of 0.5, the last of which is the whole rate.
    var course = new RateCourse(Schedule.COSINE, RATE, SHAPE, 2);
    for (int step = 1; step <= 8; step++) {
      assertEquals(0.0625 * step, course.rate((step - 1) / 4.0, step / 4.0, 42), "step " + step);
    }
    // The cosine has the 40 epochs that are left.
    assertEquals(0.5, course.rate(2, 2.25, 42));
    assertEquals(0.375, course.rate(2 + 40 / 3.0, 16, 42), 1e-15);
    assertEquals(0.25, course.rate(22, 22.25, 42), 1e-15);
  }

  @Test
  void aWarmUpShorterThanAStepChangesNothing() {
    var course = new RateCourse(Schedule.CONSTANT, RATE, SHAPE, 0.1);
    assertEquals(RATE, course.rate(0, 0.25, 42));
    assertEquals(RATE, course.rate(0.25, 0.5, 42));
  }

  @Test
  void inverseSquareRootCountsTheWarmUp() {
    // w = 4: α·e/w up to 4, then α·√(4/e).
    var course = new RateCourse(Schedule.INVERSE_SQRT, RATE, SHAPE, 4);
    assertEquals(0.125, course.rate(0, 1, 40));
    assertEquals(0.5, course.rate(4, 5, 40));
    assertEquals(0.25, course.rate(16, 17, 40));
  }

  @Test
  void restsWhereTheRateHasFallenToNothing() {
    assertEquals(List.of(40), rests(Schedule.COSINE, 0, 40));
    assertEquals(List.of(40), rests(Schedule.ONE_CYCLE, 0, 40));
    assertEquals(List.of(10, 30), rests(Schedule.COSINE_RESTARTS, 0, 40));
    assertEquals(List.of(10, 30, 70), rests(Schedule.COSINE_RESTARTS, 0, 70));
    // log2(1 + 15·e/40) passes 1, 2, 3 and 4 after 2.7, 8, 18.7 and 40 epochs.
    assertEquals(List.of(2, 7, 18, 39, 40), rests(Schedule.MULTI_CYCLE, 0, 40));
    assertEquals(40, rests(Schedule.PLATEAU, 0, 40).size());
    assertEquals(40, rests(Schedule.INVERSE_SQRT, 0, 40).size());
  }

  @Test
  void restsNowhereInAWarmUp() {
    assertEquals(List.of(4, 5, 6), rests(Schedule.CONSTANT, 3, 6));
    assertEquals(List.of(43), rests(Schedule.COSINE, 3, 43));
    assertEquals(List.of(13, 33), rests(Schedule.COSINE_RESTARTS, 3, 40));
  }

  private static List<Integer> rests(Schedule schedule, double warmup, int epochs) {
    var course = new RateCourse(schedule, RATE, SHAPE, warmup);
    return IntStream.rangeClosed(1, epochs)
        .filter(epoch -> course.restsAfter(epoch, epochs))
        .boxed()
        .toList();
  }

  @Test
  void plateauWaitsAndThenDividesTheRate() {
    var plateau = new Plateau(0.1, 2);
    // 5 is the first; 4.9999 has not fallen by a ten-thousandth, 4.9 has; then twice nothing.
    double[] losses = {5, 4.9999, 4.9, 6, 4.9, 4.9, 4.9, 4.8};
    double[] factors = {1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01};
    for (int i = 0; i < losses.length; i++) {
      plateau.loss(losses[i]);
      assertEquals(factors[i], plateau.factor(), 1e-17, "after " + (i + 1));
    }
  }

  @Test
  void plateauTakesLossesBelowZero() {
    var plateau = new Plateau(0.5, 1);
    plateau.loss(-5);
    plateau.loss(-6);
    assertEquals(1, plateau.factor());
    plateau.loss(-6.0001);
    assertEquals(0.5, plateau.factor());
  }

  @Test
  void noneRisesButThoseWithWaves() {
    var waves = Set.of(Schedule.MULTI_CYCLE, Schedule.ONE_CYCLE, Schedule.COSINE_RESTARTS);
    for (Schedule schedule : Schedule.values()) {
      if (waves.contains(schedule)) {
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
