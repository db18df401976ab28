package dev.hillock.prep;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LogTransformTest {

  private static double[] normal(int n) {
    var random = new SplittableRandom(1);
    return DoubleStream.generate(random::nextGaussian).limit(n).toArray();
  }

  private static double[] exp(double[] values) {
    return Arrays.stream(values).map(Math::exp).toArray();
  }

  @Test
  void positiveNumbersHaveTheirLogarithmsScaled() {
    var log = LogTransform.fit(new double[] {1, Math.E * Math.E}, Scaling.STANDARD);
    assertEquals(0, log.origin());
    // Logarithms 0 and 2: mean 1, deviation 1.
    assertEquals(1, log.scale().center(), 1e-12);
    assertEquals(1, log.scale().spread(), 1e-12);
    assertEquals(-1, log.encode(1), 1e-12);
    assertEquals(2, log.encode(Math.exp(3)), 1e-12);
    assertEquals(Math.exp(3), log.numberOf(2), 1e-9);
  }

  @Test
  void withZerosOrLessTheOriginLiesBelowTheLeast() {
    // Mean distance from the least: 4.
    assertEquals(-0.4, LogTransform.fit(new double[] {0, 8}, Scaling.STANDARD).origin(), 1e-12);
    assertEquals(-5.4, LogTransform.fit(new double[] {-5, 3}, Scaling.STANDARD).origin(), 1e-12);
  }

  @Test
  void everyNumberAndEveryOutputHasItsCounterpart() {
    for (double smearing : new double[] {1, 1.3}) {
      var log = LogTransform.fit(new double[] {1, 2, 50}, Scaling.STANDARD).withSmearing(smearing);
      double before = Double.NEGATIVE_INFINITY;
      for (double number = -20; number < 200; number += 0.37) {
        double output = log.outputOf(number);
        assertEquals(number, log.numberOf(output), 1e-9);
        assertTrue(output > before);
        before = output;
      }
    }
  }

  @Test
  void trainingAimsAtTheLogarithmWhateverTheSmearing() {
    var log = LogTransform.fit(new double[] {1, 2, 50}, Scaling.STANDARD);
    assertEquals(log.encode(7), log.withSmearing(2).encode(7));
    assertEquals(14, log.withSmearing(2).numberOf(log.encode(7)), 1e-12);
  }

  @Test
  void skewnessIsTheThirdMoment() {
    // Mean 1, differences -1 -1 -1 3: squares 12 / 4 = 3, cubes 24 / 4 = 6; 6 / 3^1.5.
    assertEquals(6 / Math.pow(3, 1.5), LogTransform.skewness(new double[] {0, 0, 0, 4}), 1e-12);
    assertEquals(0, LogTransform.skewness(new double[] {1, 2, 3}), 1e-12);
  }

  @Test
  void isWorthTryingWhereItTakesSkewnessAway() {
    assertTrue(LogTransform.isWorthTrying(exp(normal(1000))));
    assertFalse(LogTransform.isWorthTrying(normal(1000)));
    // To the left.
    assertFalse(
        LogTransform.isWorthTrying(Arrays.stream(exp(normal(1000))).map(v -> -v).toArray()));
    // One value far out: so is its logarithm.
    double[] far = new double[100];
    Arrays.setAll(far, i -> i == 0 ? 1e9 : 1000 + i);
    assertFalse(LogTransform.isWorthTrying(far));
    assertFalse(LogTransform.isWorthTrying(new double[] {3, 3, 3}));
  }

  @Test
  void numbersWithoutDifferentLogarithmsHaveNone() {
    assertFalse(LogTransform.isPossible(new double[] {1e17, 1e17 + 16}, Scaling.STANDARD));
    assertFalse(LogTransform.isPossible(new double[] {Double.MIN_VALUE, 1}, Scaling.STANDARD));
    assertTrue(LogTransform.isPossible(new double[] {0, 1}, Scaling.STANDARD));
    assertIllegal(
        "logarithm with origin 0.0, floor 0.0, spread 1.0 and smearing 1.0; they must be finite, the last three greater than 0",
        () -> new LogTransform(0, 0, new Fitted(0, 1), 1));
  }
}
