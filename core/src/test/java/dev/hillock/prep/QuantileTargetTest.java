package dev.hillock.prep;

import static dev.hillock.Refusal.assertIllegal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.Scaling.Fitted;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileTargetTest {

  private static QuantileTarget of(double... levels) {
    return new QuantileTarget("y", new Fitted(10, 2), Arrays.stream(levels).boxed().toList(), null);
  }

  @Test
  void givesEveryQuantileTheSameTarget() {
    var t = Matrix.of(2, 3);
    of(0.1, 0.5, 0.9).encode(Tables.of(Tables.numbers("y", 14, 8)), new int[] {0, 1}, t);
    assertArrayEquals(new float[] {2, 2, 2, -1, -1, -1}, t.data());
    assertEquals(3, of(0.1, 0.5, 0.9).outputs());
    assertEquals(14, of(0.5).numberOf(0, 2));
  }

  @Test
  void namesPredictionsByTheirLevels() {
    assertEquals(
        List.of("y_q001", "y_q025", "y_q05", "y_q10", "y_q50", "y_q975"),
        of(0.001, 0.025, 0.05, 0.1, 0.5, 0.975).names());
  }

  @Test
  void staysWithinLimits() {
    var numbers =
        new NumberTarget(List.of("y"), List.of(new Fitted(10, 2)), List.of(new Limits(9, 11)));
    var target = QuantileTarget.of(numbers, List.of(0.5));
    assertEquals(11, target.numberOf(0, 2));
    assertEquals(9, target.numberOf(0, -5));
    assertEquals(List.of("y"), target.columns());
  }

  @Test
  void refusesLevelsThatDoNotRise() {
    assertIllegal(
        "quantiles [0.5, 0.5] of target 'y'; they must rise and lie between 0 and 1",
        () -> of(0.5, 0.5));
    assertIllegal(
        "quantiles [1.0] of target 'y'; they must rise and lie between 0 and 1", () -> of(1));
    assertIllegal("target 'y' has no quantiles; it needs one or more", () -> of());
  }
}
