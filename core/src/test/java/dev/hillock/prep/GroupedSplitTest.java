package dev.hillock.prep;

import static dev.hillock.Tables.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedSplitTest {

  private static int[] groups(int rows, int groups) {
    return IntStream.range(0, rows).map(i -> i * 31 % groups).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 10, 0.2, 20",
    "100, 10, 0.24, 20",
    "100, 10, 0.26, 30",
    "90, 3, 0.05, 30",
    "100, 2, 0.95, 50"
  })
  void wholeGroupsValidateNearTheWantedPart(int rows, int groups, double fraction, int expected) {
    int[] groupOf = groups(rows, groups);
    for (long seed = 0; seed < 20; seed++) {
      var split = Split.grouped(rows(rows), groupOf, new int[rows], fraction, seed);
      assertEquals(expected, split.validation().length);
      assertEquals(rows, split.training().length + split.validation().length);
      for (int row : split.training()) {
        assertFalse(
            Arrays.stream(split.validation()).anyMatch(other -> groupOf[other] == groupOf[row]));
      }
    }
  }

  @Test
  void theSeedChoosesTheGroups() {
    var one = Split.grouped(rows(100), groups(100, 10), new int[100], 0.2, 1);
    var again = Split.grouped(rows(100), groups(100, 10), new int[100], 0.2, 1);
    var other = Split.grouped(rows(100), groups(100, 10), new int[100], 0.2, 2);
    assertArrayEquals(one.validation(), again.validation());
    assertFalse(Arrays.equals(one.validation(), other.validation()));
  }

  @Test
  void noClassLosesAllItsRows() {
    // Class 1 is in group 3 alone.
    int[] classes = IntStream.range(0, 40).map(i -> i % 4 == 3 ? 1 : 0).toArray();
    for (long seed = 0; seed < 20; seed++) {
      var split = Split.grouped(rows(40), groups(40, 4), classes, 0.5, seed);
      assertTrue(Arrays.stream(split.training()).anyMatch(row -> classes[row] == 1));
      assertEquals(20, split.validation().length);
    }
  }

  @Test
  void noGroupValidatesWhereNoneCanBeSpared() {
    assertEquals(0, Split.grouped(rows(9), new int[9], new int[9], 0.3, 0).validation().length);
    assertEquals(0, Split.grouped(rows(9), groups(9, 3), groups(9, 3), 0.3, 0).validation().length);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 8 9", "0.34, 7 8 9", "0.05, 9", "0.9, 1 2 3 4 5 6 7 8 9"})
  void theLatestValidate(double fraction, String expected) {
    double[] times = IntStream.range(0, 10).mapToDouble(i -> i * 2.5).toArray();
    var split = Split.latest(rows(10), times, fraction);
    assertArrayEquals(
        Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray(),
        split.validation());
  }

  @Test
  void rowsOfOneTimeStayTogether() {
    var split = Split.latest(rows(8), new double[] {1, 2, 3, 3, 3, 0, 1, 2}, 0.25);
    assertArrayEquals(new int[] {2, 3, 4}, split.validation());
  }

  @Test
  void rowsWithoutATimeTrain() {
    var split = Split.latest(rows(4), new double[] {Double.NaN, 5, 5, Double.NaN}, 0.5);
    assertArrayEquals(new int[] {1, 2}, split.validation());
    assertArrayEquals(new int[] {0, 3}, split.training());
  }

  @Test
  void noRowIsLaterWhereAllHaveOneTime() {
    assertEquals(0, Split.latest(rows(3), new double[] {7, 7, 7}, 0.3).validation().length);
    double[] none = {Double.NaN, Double.NaN};
    assertEquals(0, Split.latest(rows(2), none, 0.3).validation().length);
  }
}
