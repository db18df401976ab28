package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTargetTest {

  private static final Table TABLE =
      Tables.of(
          numbers("n", 0, 6, 3),
          numbers("m", 1, 1, 4),
          numbers("below", 1, -2, 3),
          numbers("none", 0, 0, 0),
          texts("k", "a", "b", "a"));

  @Test
  void dividesByTheMeanAndPredictsFromTheLogarithm() {
    var target = CountTarget.fit(TABLE, List.of("n", "m"), rows(3), false);
    assertEquals(List.of(3.0, 2.0), target.means());
    assertEquals(2, target.outputs());
    var t = Matrix.of(3, 2);
    target.encode(TABLE, rows(3), t);
    assertArrayEquals(new float[] {0, 0.5f, 2, 0.5f, 1, 2}, t.data());
    assertEquals(3, target.numberOf(0, 0));
    assertEquals(2 * Math.E, target.numberOf(1, 1), 1e-12);
  }

  @Test
  void staysWithinTheCountsOfTheRowsWhereItIsLimited() {
    var target = CountTarget.fit(TABLE, List.of("n"), rows(3), true);
    assertEquals(6, target.numberOf(0, 50));
    assertEquals(3, target.numberOf(0, 0));
  }

  @Test
  void refusesWhatIsNoCount() {
    assertBadData(
        "t, target 'below': -2 (data row 2) is negative; counts are 0 or more, or take --task regression",
        () -> CountTarget.fit(TABLE, List.of("below"), rows(3), false));
    assertBadData(
        "t, target 'none' has the value 0 in every row; there is nothing to learn, name another --target",
        () -> CountTarget.fit(TABLE, List.of("none"), rows(3), false));
    assertBadData(
        "t, target 'k' holds texts such as 'a'; a number is expected there; classes can only be the single target of --task classification",
        () -> CountTarget.fit(TABLE, List.of("k"), rows(3), false));
    assertIllegal(
        "counts of mean 0.0; it must be greater than 0",
        () -> new CountTarget(List.of("n"), List.of(0.0), List.of()));
    assertIllegal(
        "1 targets, 2 means and 0 limits; each target needs them, or none has limits",
        () -> new CountTarget(List.of("n"), List.of(1.0, 2.0), List.of()));
  }
}
