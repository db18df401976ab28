package dev.hillock.prep;

import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.rows;
import static dev.hillock.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.prep.Scaling.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaksTest {

  private static final int ROWS = 1000;
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final NumberTarget NUMBER =
      new NumberTarget(List.of("y"), List.of(new Fitted(0, 1)));

  private static Column numeric(String name, IntToDoubleFunction cell) {
    return numbers(name, IntStream.range(0, ROWS).mapToDouble(cell).toArray());
  }

  private static Column textual(String name, IntFunction<String> cell) {
    return texts(name, IntStream.range(0, ROWS).mapToObj(cell).toArray(String[]::new));
  }

  private static List<String> ofClasses(int labels, Column column) {
    var target = textual("y", i -> LABELS.get(i % labels));
    var coding = new ClassTarget("y", LABELS.subList(0, labels), labels);
    return new Leaks(Tables.of(column, target), coding, rows(ROWS)).notes(List.of("x"));
  }

  private static List<String> ofNumbers(Column column) {
    var target = numeric("y", i -> i * 0.5);
    return new Leaks(Tables.of(column, target), NUMBER, rows(ROWS)).notes(List.of("x"));
  }

  private static void assertNamed(String how, List<String> notes) {
    assertEquals(
        List.of(
            "column 'x' alone "
                + how
                + "; if it is known only once the target is, leave it out with --drop \"x\""),
        notes);
  }

  @Test
  void namesACategoryThatTellsTheClass() {
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by its values",
        ofClasses(3, textual("x", i -> "of " + LABELS.get(i % 3))));
    assertNamed(
        "tells 'y' in 999 of 1000 training rows, by its values",
        ofClasses(2, textual("x", i -> i == 7 ? "of a" : "of " + LABELS.get(i % 2))));
  }

  @Test
  void namesANumberThatPartsTheClasses() {
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by one threshold",
        ofClasses(2, numeric("x", i -> i % 2 == 0 ? i + 1 : -1 / (i + 1.0))));
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by thresholds",
        ofClasses(3, numeric("x", i -> (i + 1) % 3 * 10 + i / 1001.0)));
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by its values",
        ofClasses(3, numeric("x", i -> i % 3)));
  }

  @Test
  void namesANumberThatIsThereForOneClassOnly() {
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by one threshold",
        ofClasses(2, numeric("x", i -> i % 2 == 0 ? Double.NaN : i)));
  }

  @Test
  void namesANumberThatFollowsTheTarget() {
    assertNamed(
        "gives 'y' away: the correlation of the two is -1.0000", ofNumbers(numeric("x", i -> -i)));
    assertNamed(
        "gives 'y' away: the correlation of their ranks is 1.0000",
        ofNumbers(numeric("x", i -> i % 50 == 0 ? Double.NaN : Math.exp(i / 100.0))));
  }

  @Test
  void aStrongColumnIsNoLeak() {
    var random = new SplittableRandom(1);
    // 95 of 100 rows right, as a good column of a real table.
    assertEquals(
        List.of(),
        ofClasses(
            3, textual("x", i -> LABELS.get((i % 3 + (random.nextInt(20) == 0 ? 1 : 0)) % 3))));
    assertEquals(
        List.of(), ofClasses(2, numeric("x", i -> i % 2 + random.nextDouble(-0.55, 0.55))));
    assertEquals(List.of(), ofNumbers(numeric("x", i -> i + random.nextDouble(-80, 80))));
  }

  @Test
  void aTextOfItsOwnInEachRowTellsNothing() {
    assertEquals(List.of(), ofClasses(2, textual("x", i -> "n" + i)));
    assertEquals(List.of(), ofClasses(2, numeric("x", i -> i)));
  }

  @Test
  void fewRowsAreNoEvidence() {
    var table = Tables.of(numbers("x", 1, 2, 3, 4), numbers("y", 1, 2, 3, 4));
    assertEquals(List.of(), new Leaks(table, NUMBER, rows(4)).notes(List.of("x")));
    // 5 rows of the rare class
    var rare = textual("y", i -> i < 5 ? "b" : "a");
    var coding = new ClassTarget("y", LABELS.subList(0, 2), 1);
    var rows = new Leaks(Tables.of(numeric("x", i -> i), rare), coding, rows(ROWS));
    assertEquals(List.of(), rows.notes(List.of("x")));
  }

  @Test
  void oneRowForEachClassIsNoEvidence() {
    var target = textual("y", i -> "k" + i % 250);
    var labels = IntStream.range(0, 250).mapToObj(i -> "k" + i).toList();
    var coding = new ClassTarget("y", labels, labels.size());
    var table = Tables.of(numeric("x", i -> i % 250 + i / 2000.0), target);
    assertEquals(List.of(), new Leaks(table, coding, rows(ROWS)).notes(List.of("x")));
  }

  @Test
  void aRareClassIsFoundInManyRows() {
    var rare = textual("y", i -> i % 50 == 1 ? "b" : "a");
    var coding = new ClassTarget("y", LABELS.subList(0, 2), 1);
    var leaks =
        new Leaks(Tables.of(numeric("x", i -> i % 50 == 1 ? i : -i - 1), rare), coding, rows(ROWS));
    assertNamed(
        "tells 'y' in 1000 of 1000 training rows, by one threshold", leaks.notes(List.of("x")));
  }

  @Test
  void fiftyThousandColumnsAreLookedAtInAMoment() {
    int rows = 200;
    var random = new SplittableRandom(1);
    var columns = new ArrayList<Column>();
    for (int i = 0; i < 50_000; i++) {
      columns.add(numbers("x" + i, random.doubles(rows).toArray()));
    }
    double[] y = random.doubles(rows).toArray();
    columns.set(4321, numbers("x4321", y));
    var names = columns.stream().map(Column::name).toList();
    columns.add(numbers("y", y));
    var table = new Table("t", columns);
    long start = System.nanoTime();
    var notes = new Leaks(table, NUMBER, rows(rows)).notes(names);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    assertEquals(1, notes.size());
    assertTrue(notes.getFirst().startsWith("column 'x4321' alone"), notes::toString);
    assertTrue(seconds < 30, () -> seconds + " s");
  }
}
