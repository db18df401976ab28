package dev.hillock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hillock.bench.measure.Statistics;
import org.junit.jupiter.api.Test;

class RatioTest {

  private static final double NONE = Double.NaN;

  @Test
  void ratioOfRatesIsOursOverTheirsRoundByRound() {
    var ratio = Ratio.of(new double[] {10, 30, 20}, new double[] {10, 10, 10}, true);
    assertEquals(new Ratio(2, 1, 3), ratio);
    assertEquals("1.00-3.00", ratio.spread());
  }

  @Test
  void ratioOfTimesIsTheirsOverOurs() {
    assertEquals(new Ratio(4, 4, 4), Ratio.of(new double[] {5}, new double[] {20}, false));
  }

  @Test
  void roundsThatOneOfThemLacksDoNotCount() {
    var ratio = Ratio.of(new double[] {10, NONE, 40}, new double[] {10, 10, 10}, true);
    assertEquals(new Ratio(2.5, 1, 4), ratio);
    assertFalse(Ratio.of(new double[] {NONE}, new double[] {1}, true).isKnown());
  }

  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoMiddleOnes() {
    assertEquals(2, Statistics.median(new double[] {3, 1, 2}));
    assertEquals(2.5, Statistics.median(new double[] {4, 1, 2, 3}));
  }
}
