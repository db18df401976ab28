package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdinalTransformTest {

  private static final List<String> SIZES = List.of("S", "M", "L");

  private static OrdinalTransform fit(Scaling scaling, int[] rows, Column column) {
    return OrdinalTransform.fit(Tables.of(column), column, SIZES, rows, scaling);
  }

  private static float[] apply(OrdinalTransform transform, int unseen, Column column) {
    var x = Matrix.of(column.rows(), 1);
    assertEquals(unseen, transform.apply(Tables.of(column), rows(column.rows()), x, 0));
    return x.data();
  }

  @Test
  void oneInputIsTheRankScaled() {
    var column = texts("size", "S", "M", "L", "M");
    var transform = fit(Scaling.MIN_MAX, rows(4), column);
    assertEquals(new OrdinalTransform("size", SIZES, 1, new Fitted(0, 2)), transform);
    assertArrayEquals(new float[] {0, 0.5f, 1, 0.5f}, apply(transform, 0, column));
  }

  @Test
  void isFittedOnTheTrainingRowsAlone() {
    var transform = fit(Scaling.MIN_MAX, new int[] {0, 1}, texts("size", "S", "M", "L", "L"));
    assertEquals(0.5, transform.median());
    assertEquals(new Fitted(0, 1), transform.scale());
  }

  @Test
  void missingAndUnseenLevelsBecomeTheMedianRank() {
    var transform = fit(Scaling.NONE, rows(3), texts("size", "L", "L", "S"));
    assertArrayEquals(
        new float[] {2, 2, 0, 1}, apply(transform, 1, texts("size", "", "XXL", "S", "M")));
  }

  @Test
  void takesNumbersWhereLevelsAreTexts() {
    var transform = new OrdinalTransform("stars", List.of("1", "2", "5"), 1, new Fitted(0, 1));
    assertArrayEquals(
        new float[] {2, 1, 1, 0}, apply(transform, 1, numbers("stars", 5, 7, Double.NaN, 1)));
  }

  @Test
  void namesLevelsThatAreNotListed() {
    assertBadData(
        "t, column 'size' holds 'XL', 'm', which its order S<M<L does not list; give --type every level in its place, or correct the cells",
        () -> fit(Scaling.NONE, rows(1), texts("size", "S", "XL", "m", "")));
  }

  @Test
  void saysWhatItDoes() {
    assertEquals(
        "rank in S < M < L from 0, (v - 0.00000) / 2.00000, missing = 1.00000",
        new OrdinalTransform("size", SIZES, 1, new Fitted(0, 2)).describe());
  }
}
