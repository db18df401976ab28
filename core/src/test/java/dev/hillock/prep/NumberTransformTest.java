package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hillock.Tables;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberTransformTest {

  private static final double NAN = Double.NaN;

  private static NumberTransform fit(double... values) {
    return NumberTransform.fit(numbers("v", values), rows(values.length), Scaling.STANDARD);
  }

  private static float[] apply(NumberTransform transform, double... values) {
    var x = Matrix.of(values.length, 1);
    assertEquals(0, transform.apply(Tables.of(numbers("v", values)), rows(values.length), x, 0));
    return x.data();
  }

  @Test
  void theMedianOfAnOddCountIsTheMiddle() {
    assertEquals(3, fit(5, 1, 3).median());
    assertEquals(7, fit(7).median());
  }

  @Test
  void theMedianOfAnEvenCountLiesHalfway() {
    assertEquals(2.5, fit(10, 2, 1, 3).median());
    assertEquals(-0.5, fit(-2, 1).median());
  }

  @Test
  void missingCellsDoNotCountAndBecomeTheMedian() {
    // Present: 0, 2, 10. Median 2, mean 4, deviation sqrt((16 + 4 + 36) / 3).
    var transform = fit(NAN, 10, 0, NAN, 2);
    assertEquals(2, transform.median());
    var scale = assertInstanceOf(Scaling.Fitted.class, transform.scale());
    assertEquals(4, scale.center());
    assertEquals(Math.sqrt(56.0 / 3), scale.spread(), 1e-15);
    float median = (float) (-2 / Math.sqrt(56.0 / 3));
    assertArrayEquals(new float[] {median, 0f, median}, apply(transform, NAN, 4, 2));
  }

  @Test
  void isFittedOnTheGivenRowsOnly() {
    var column = numbers("v", 100, 1, 3, 100);
    var transform = NumberTransform.fit(column, new int[] {2, 1}, Scaling.STANDARD);
    assertEquals(new NumberTransform("v", 2, new Fitted(2, 1)), transform);
  }

  @Test
  void aConstantColumnGivesZeroWhateverComesLater() {
    var transform = fit(5, 5, NAN, 5);
    assertEquals("constant, gives 0", transform.describe());
    assertArrayEquals(new float[] {0, 0, 0}, apply(transform, 5, 1e9, NAN));
  }

  @Test
  void aColumnWithoutAnyCellGivesZero() {
    var transform = fit(NAN, NAN);
    assertEquals(new NumberTransform("v", 0, new Fitted(0, 0)), transform);
    assertArrayEquals(new float[] {0, 0}, apply(transform, 3, NAN));
    assertArrayEquals(
        new float[] {0}, apply(NumberTransform.fit(numbers("v", 1), new int[0], Scaling.NONE), 3));
  }

  @Test
  void fillsOneColumnOfTheInputsInTheOrderOfTheRows() {
    var table = Tables.of(numbers("v", 1, 2, 3));
    var x = new Matrix(new float[] {9, 9, 9, 9, 9, 9, 9}, 1, 2, 3);
    new NumberTransform("v", 0, new Fitted(0, 1)).apply(table, new int[] {2, 0}, x, 1);
    assertArrayEquals(new float[] {9, 9, 3, 9, 9, 1, 9}, x.data());
  }

  @Test
  void saysWhatItDoes() {
    var transform = new NumberTransform("v", 2.5, new Fitted(5.84, 0.83));
    assertEquals(List.of("v"), transform.columns());
    assertEquals(1, transform.width());
    assertEquals("(v - 5.84000) / 0.830000, missing = 2.50000", transform.describe());
  }

  @Test
  void saysTheSameInEveryCountry() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "(v - 1.50000) / 1.00000, missing = 0.00000",
          new NumberTransform("v", 0, new Fitted(1.5, 1)).describe());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesTexts() {
    var table = Tables.of(Tables.texts("v", "a", "b"));
    assertBadData(
        "t, column 'v' holds texts; the model was trained on numbers there",
        () -> fit(1, 2).apply(table, rows(2), Matrix.of(2, 1), 0));
  }
}
