package dev.hillock.prep;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

  @Test
  void theHalfWidthIsTheQuantileWithOneRowAdded() {
    double[] distances = {9, 1, 8, 2, 7, 3, 6, 4, 5};
    // n = 9: ⌈10 · 0.9⌉ = 9, the largest; ⌈10 · 0.5⌉ = 5; ⌈10 · 0.51⌉ = 6.
    assertEquals(9, Intervals.halfWidth(distances, 0.9));
    assertEquals(5, Intervals.halfWidth(distances, 0.5));
    assertEquals(6, Intervals.halfWidth(distances, 0.51));
    assertEquals(1, Intervals.halfWidth(distances, 0.01));
    assertEquals(9, distances[0]);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 9", "0.95, 19", "0.99, 99", "0.5, 1", "0.1, 1", "0.8, 4", "0.91, 11"})
  void someLevelsNeedManyRows(double level, int rows) {
    assertEquals(rows, Intervals.fewestRows(level));
    double[] distances = new double[rows];
    distances[rows - 1] = 1;
    assertEquals(rows == 1 || level > 0.5 ? 1 : 0, Intervals.halfWidth(distances, level));
  }

  @Test
  void aLevelThatNoArrayHoldsEnoughRowsForNeedsAsManyAsThereAre() {
    assertEquals(Integer.MAX_VALUE, Intervals.fewestRows(0.999999999999));
  }

  @Test
  void refusesWhatNoIntervalHas() {
    assertIllegal(
        "intervals of level 1.0; a level lies between 0 and 1",
        () -> new Intervals(1, List.of(1.0)));
    assertIllegal(
        "half width NaN of an interval; it must be a number that is not negative",
        () -> new Intervals(0.9, List.of(Double.NaN)));
    assertIllegal(
        "1 targets and intervals for 2; give them to all or none",
        () ->
            new NumberTarget(
                List.of("y"),
                List.of(new Scaling.Fitted(0, 1)),
                List.of(),
                new Intervals(0.9, List.of(1.0, 2.0))));
  }
}
