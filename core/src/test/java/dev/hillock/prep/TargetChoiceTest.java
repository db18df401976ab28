package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetChoiceTest {

  private static final double NAN = Double.NaN;

  private static Task found(Column column) {
    return TargetChoice.settle(
        Tables.of(column), List.of(column.name()), rows(column.rows()), Task.AUTO);
  }

  /// The whole numbers 0 … values−1, over and over.
  private static Column repeated(int rows, int values) {
    return numbers("y", IntStream.range(0, rows).mapToDouble(i -> i % values).toArray());
  }

  @Test
  void xorIsAClassification() {
    var xor = Tables.bundled("xor.csv");
    assertEquals(Task.CLASSIFICATION, TargetChoice.settle(xor, List.of("y"), rows(4), Task.AUTO));
    assertEquals(List.of("0", "1"), TargetChoice.labels(xor, "y", rows(4)));
  }

  @Test
  void textsAreClasses() {
    assertEquals(Task.CLASSIFICATION, found(texts("y", "a", "b", "c")));
  }

  @Test
  void wholeNumbersAreClassesIfFiveRowsShareEach() {
    assertEquals(Task.CLASSIFICATION, found(repeated(15, 3)));
    assertEquals(Task.REGRESSION, found(repeated(14, 3)));
    assertEquals(Task.CLASSIFICATION, found(repeated(100, 20)));
    assertEquals(Task.REGRESSION, found(repeated(1000, 21)));
    assertEquals(Task.REGRESSION, found(numbers("y", 1, 2, 3, 4)));
  }

  @Test
  void twoWholeNumbersAreClassesHoweverFewRows() {
    assertEquals(Task.CLASSIFICATION, found(numbers("y", -1, 1)));
  }

  @Test
  void brokenNumbersAreNumbers() {
    assertEquals(Task.REGRESSION, found(numbers("y", 0.5, 1)));
  }

  @Test
  void theBundledTargetsAreWhatTheyAre() {
    assertEquals(Task.CLASSIFICATION, found(Tables.bundled("iris.csv").column("species")));
    assertEquals(Task.CLASSIFICATION, found(Tables.bundled("digits8x8.csv").column("digit")));
    assertEquals(
        Task.REGRESSION, found(Tables.bundled("concrete.csv").column("compressive_strength")));
  }

  @Test
  void onlyTheGivenRowsDecide() {
    var table = Tables.of(numbers("y", 1, 2, 3.5, NAN));
    assertEquals(
        Task.CLASSIFICATION, TargetChoice.settle(table, List.of("y"), new int[] {0, 1}, Task.AUTO));
  }

  @Test
  void pixelsAndSeveralTargetsAreNumbers() {
    var pixels = new Pixels(new byte[] {0, 1}, 1, 1, 1).columns().getFirst();
    assertEquals(Task.REGRESSION, found(pixels));
    var table = Tables.of(numbers("y", 0, 1), numbers("z", 0, 1));
    assertEquals(
        Task.REGRESSION, TargetChoice.settle(table, List.of("y", "z"), rows(2), Task.AUTO));
  }

  @Test
  void aTaskThatIsSaidHolds() {
    var table = Tables.of(numbers("y", 0, 1));
    for (Task task : List.of(Task.CLASSIFICATION, Task.REGRESSION)) {
      assertEquals(task, TargetChoice.settle(table, List.of("y"), rows(2), task));
    }
  }

  @Test
  void refusesSeveralTargetsOfClasses() {
    var table = Tables.of(numbers("y", 0, 1), numbers("z", 0, 1));
    assertBadData(
        "t: 2 targets are to be classes; classification takes one --target",
        () -> TargetChoice.settle(table, List.of("y", "z"), rows(2), Task.CLASSIFICATION));
  }

  @Test
  void usesTheRowsInWhichEveryTargetHasAValue() {
    Table table = Tables.of(numbers("y", 1, NAN, 3, 4), texts("k", "a", "b", "", "d"));
    assertArrayEquals(new int[] {0, 3}, TargetChoice.usableRows(table, List.of("y", "k")));
    assertArrayEquals(new int[] {0, 2, 3}, TargetChoice.usableRows(table, List.of("y")));
  }

  @Test
  void refusesATargetThatIsAlwaysMissingOrNotThere() {
    Table table = Tables.of(numbers("why", NAN, NAN), numbers("z", 1, 2));
    assertBadData(
        "t, target 'why' is missing in every row; fill it in or name another",
        () -> TargetChoice.usableRows(table, List.of("why")));
    assertBadData(
        "t, target 'z', 'why' is missing in every row; fill it in or name another",
        () -> TargetChoice.usableRows(table, List.of("z", "why")));
    assertBadData(
        "t has no column 'wy'; did you mean 'why'?",
        () -> TargetChoice.usableRows(table, List.of("wy")));
  }

  @Test
  void labelsAreSortedAsNumbersWhereTheyAre() {
    var table = Tables.of(numbers("y", 10, 9, 10, 2), texts("k", "b", "a", "b", "c"));
    assertEquals(List.of("2", "9", "10"), TargetChoice.labels(table, "y", rows(4)));
    assertEquals(List.of("a", "b"), TargetChoice.labels(table, "k", new int[] {0, 1}));
  }

  @Test
  void refusesASingleClass() {
    var table = Tables.of(texts("k", "a", "a", "b"));
    assertBadData(
        "t, target 'k' has the value a in every row; there is nothing to learn, name another --target",
        () -> TargetChoice.labels(table, "k", new int[] {0, 1}));
  }
}
