package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.Scaling.Fitted;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberTargetTest {

  private static final Table TABLE =
      Tables.of(
          numbers("y", 1, 3, 100),
          numbers("z", -2, 8, 3),
          texts("k", "a", "b", "a"),
          numbers("five", 5, 5, 5));

  @Test
  void scalesEachTargetOnTheGivenRows() {
    // Rows 0 and 1: y has mean 2 and deviation 1, z mean 3 and deviation 5.
    var target = NumberTarget.fit(TABLE, List.of("y", "z"), new int[] {0, 1}, Scaling.STANDARD);
    assertEquals(List.of(new Fitted(2, 1), new Fitted(3, 5)), target.scales());
    assertEquals(2, target.outputs());
    var t = Matrix.of(3, 2);
    target.encode(TABLE, new int[] {2, 0, 1}, t);
    assertArrayEquals(new float[] {98, 0, -1, -1, 1, 1}, t.data());
  }

  @Test
  void canScaleBetweenZeroAndOne() {
    var target = NumberTarget.fit(TABLE, List.of("z"), rows(3), Scaling.MIN_MAX);
    assertEquals(List.of(new Fitted(-2, 10)), target.scales());
  }

  @Test
  void takesPixels() {
    var images = new Table("t", new Pixels(new byte[] {(byte) 200, 100}, 1, 1, 1).columns());
    var column = images.columns().getFirst();
    assertEquals(200, NumberTarget.value(images, column, 0));
    assertEquals(
        List.of(new Fitted(150, 50)),
        NumberTarget.fit(images, List.of(column.name()), rows(2), Scaling.STANDARD).scales());
  }

  @Test
  void refusesATargetWithOneValue() {
    for (Scaling scaling : EnumSet.complementOf(EnumSet.of(Scaling.QUANTILE))) {
      assertBadData(
          "t, target 'five' has the value 5 in every row; there is nothing to learn, name another --target",
          () -> NumberTarget.fit(TABLE, List.of("five"), rows(3), scaling));
    }
  }

  @Test
  void saysWhereOnlyTheRowsThatTrainHaveOneValue() {
    assertBadData(
        "t, target 'y' has the value %s in every row that trains (1); there is nothing to learn from them, take another --seed or --validation, or name another --target"
            .formatted(TABLE.column("y").text(1)),
        () -> NumberTarget.fit(TABLE, List.of("y"), new int[] {1}, Scaling.STANDARD));
  }

  @Test
  void refusesTexts() {
    assertBadData(
        "t, target 'k' holds texts such as 'a'; a number is expected there; classes can only be the single target of --task classification",
        () -> NumberTarget.fit(TABLE, List.of("k"), rows(3), Scaling.STANDARD));
  }

  @Test
  void staysWithinTheNumbersOfTheGivenRowsWhereItIsLimited() {
    var free = NumberTarget.fit(TABLE, List.of("y", "z"), new int[] {0, 1}, Scaling.STANDARD);
    assertEquals(2 + 1e6, free.numberOf(0, 1e6));
    var limited = free.limitedTo(TABLE, new int[] {0, 1});
    // y is 2 ± 1 and z 3 ± 5 there.
    assertEquals(3, limited.numberOf(0, 1e6));
    assertEquals(1, limited.numberOf(0, -1e6));
    assertEquals(2.5, limited.numberOf(0, 0.5));
    assertEquals(8, limited.numberOf(1, 2));
    assertEquals(-2, limited.numberOf(1, -2));
  }
}
