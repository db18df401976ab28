package dev.hillock.prep;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.kernel.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneHotTest {

  private static final OneHot TWO = new OneHot("c", List.of("a", "b"), false);
  private static final OneHot TWO_OR_MISSING = new OneHot("c", List.of("a", "b"), true);

  private static void assertInputs(OneHot oneHot, Column column, int unseen, float... expected) {
    var x = Matrix.of(column.rows(), oneHot.width());
    Arrays.fill(x.data(), 7f);
    assertEquals(unseen, oneHot.apply(Tables.of(column), rows(column.rows()), x, 0));
    assertArrayEquals(expected, x.data());
  }

  @Test
  void takesTheLevelsThatTheTrainingRowsUse() {
    var column = texts("c", "b", "never", "a", "b");
    assertEquals(TWO, OneHot.fit(column, new int[] {0, 2, 3}, Scaling.STANDARD));
  }

  @Test
  void missingIsALevelOnlyIfTrainingSawIt() {
    var column = texts("c", "a", "b", "");
    assertEquals(TWO, OneHot.fit(column, new int[] {0, 1}, Scaling.STANDARD));
    assertEquals(TWO_OR_MISSING, OneHot.fit(column, new int[] {0, 1, 2}, Scaling.STANDARD));
    assertEquals(2, TWO.width());
    assertEquals(3, TWO_OR_MISSING.width());
  }

  @Test
  void robustScalingMovesBothItsNumbers() {
    // a in 3 of 4 rows: median 1, quartiles 0.75 and 1; b in 1 of 4: median 0, quartiles 0 and
    // 0.25.
    var oneHot = OneHot.fit(texts("c", "a", "a", "b", "a"), rows(4), Scaling.ROBUST);
    // (0 - 1) / 0.25 = -4 over √(1 + 16/9) = 5/3; (1 - 0) / 0.25 = 4 likewise.
    assertInputs(oneHot, texts("c", "a", "b", "z"), 1, 0, 0, -2.4f, 2.4f, -2.4f, 0);
  }

  @Test
  void oneInputIsOne() {
    assertInputs(TWO, texts("c", "b", "a", "b"), 0, 0, 1, 1, 0, 0, 1);
  }

  @Test
  void missingCellsFireTheirLevelOrNothing() {
    assertInputs(TWO, texts("c", "a", ""), 0, 1, 0, 0, 0);
    assertInputs(TWO_OR_MISSING, texts("c", "a", ""), 0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void unseenCategoriesCountAndAreTakenAsMissing() {
    assertInputs(TWO, texts("c", "z", "b", "y", ""), 2, 0, 0, 0, 1, 0, 0, 0, 0);
    assertInputs(TWO_OR_MISSING, texts("c", "z", "b"), 1, 0, 0, 1, 0, 1, 0);
  }

  @Test
  void codesOfAnotherTableMeanItsOwnLevels() {
    // There, code 0 is "A" and code 1 is "b".
    assertInputs(TWO, texts("c", "A", "b"), 1, 0, 0, 0, 1);
  }

  @Test
  void takesAColumnOfNumbersByTheirTexts() {
    var oneHot = new OneHot("c", List.of("1", "2.5"), true);
    assertInputs(
        oneHot, numbers("c", 2.5, 1, 3, Double.NaN), 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1);
  }

  @Test
  void leavesOtherInputsAlone() {
    var x = Matrix.of(2, 4);
    Arrays.fill(x.data(), 7f);
    TWO.apply(Tables.of(texts("c", "a", "b")), new int[] {1, 0}, x, 1);
    assertArrayEquals(new float[] {7, 0, 1, 7, 7, 1, 0, 7}, x.data());
  }

  @Test
  void saysItsLevelsUpToSix() {
    assertEquals("one of a, b", TWO.describe());
    assertEquals("one of a, b, (missing)", TWO_OR_MISSING.describe());
    var eight = new OneHot("c", List.of("1", "2", "3", "4", "5", "6", "7", "8"), false);
    assertEquals("one of 1, 2, 3, 4, 5, 6 and 2 more", eight.describe());
    assertEquals(List.of("c"), TWO.columns());
  }
}
