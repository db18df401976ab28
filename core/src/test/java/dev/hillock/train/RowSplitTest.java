package dev.hillock.train;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Refusal.assertIllegal;
import static dev.hillock.Tables.numbers;
import static dev.hillock.Tables.texts;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.Tables;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.settings.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSplitTest {

  private static final int ROWS = 40;

  private static final Table TABLE =
      Tables.of(
          numbers("v", IntStream.range(0, ROWS).mapToDouble(i -> i * i % 17).toArray()),
          cells("who", i -> "p" + i % 8),
          cells("day", i -> "2024-%02d-%02d".formatted(1 + i / 20, 1 + i % 20)),
          cells("one", _ -> "same"),
          cells("kind", i -> i < 36 ? "old" : "new"),
          cells("kind2", i -> i < 36 ? i % 2 == 0 ? "even" : "odd" : "late"),
          numbers("y", IntStream.range(0, ROWS).mapToDouble(i -> i * 0.7 % 3).toArray()));

  private static Column cells(String name, IntFunction<String> cell) {
    return texts(name, IntStream.range(0, ROWS).mapToObj(cell).toArray(String[]::new));
  }

  private static Plan plan(String... namesAndTexts) {
    var settings = Preset.PLAIN.settings();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Plan.of(TABLE, null, settings);
  }

  @Test
  void rowsOfAGroupStayTogether() {
    var plan = plan("target", "y", "group", "who", "drop", "one,kind,kind2,day");
    assertEquals(10, plan.validationRows());
    assertEquals(
        2, Arrays.stream(plan.split().validation()).map(row -> row % 8).distinct().count());
    assertEquals(List.of("v"), plan.preparation().inputColumns());
    assertEquals(
        List.of(
            "2 of the 8 groups of 'who' validate",
            "column 'who' is no input, since it is the group of the rows; --type makes it one"),
        plan.notes());
  }

  @Test
  void foldsKeepGroupsTogetherAndValidateEachRowOnce() {
    var plan = plan("target", "y", "group", "who", "folds", "3", "drop", "one,kind,kind2,day");
    assertEquals(
        "the 8 groups of 'who' are dealt out to 3 folds of 10 to 15 rows", plan.notes().getFirst());
    var seen = new TreeSet<Integer>();
    var members = MemberPlans.of(plan).expected();
    assertEquals(3, members.size());
    for (Plan member : members) {
      int[] validation = member.split().validation();
      assertEquals(ROWS, member.trainingRows() + validation.length);
      Arrays.stream(validation).forEach(row -> assertTrue(seen.add(row)));
      var groups = Arrays.stream(validation).map(row -> row % 8).boxed().collect(toSet());
      assertTrue(
          Arrays.stream(member.split().training()).noneMatch(row -> groups.contains(row % 8)));
    }
    assertEquals(ROWS, seen.size());
  }

  @Test
  void saysWhichFoldsTrainWithoutAClass() {
    // Column v as group: i² mod 17; `new` are the last four rows.
    var notes =
        plan("target", "kind", "group", "day", "folds", "2", "task", "classification").notes();
    assertTrue(notes.stream().noneMatch(note -> note.contains("trains without it")), "" + notes);
    var alone =
        plan("target", "kind", "group", "kind2", "folds", "2", "task", "classification").notes();
    assertTrue(
        alone.contains(
            "1 class occurs in one group of 'kind2' only, so the fold of that group trains without it"),
        "" + alone);
  }

  @Test
  void foldsNeedGroupsAndKnowNoTime() {
    assertBadData(
        "t, column 'one' has 1 group, and 3 folds need one each at least; take fewer --folds, or name another --group",
        () -> plan("target", "y", "group", "one", "folds", "3"));
    assertBadData(
        "t, column 'who' has 8 groups, and 9 folds need one each at least; take fewer --folds, or name another --group",
        () -> plan("target", "y", "group", "who", "folds", "9"));
    assertIllegal(
        "--folds lets rows of every time validate, and --time only the latest; give one of them, --time with --ensemble for several members",
        () -> plan("target", "y", "time", "day", "folds", "3"));
  }

  @Test
  void theLatestRowsValidate() {
    var plan = plan("target", "y", "time", "day", "drop", "one,kind,kind2,who");
    assertArrayEquals(IntStream.range(32, 40).toArray(), plan.split().validation());
    assertEquals(List.of("v"), plan.preparation().inputColumns());
    assertEquals(
        List.of(
            "rows from day '2024-02-13' on validate",
            "column 'day' is no input, since it is the time of the rows; --type makes it one"),
        plan.notes());
  }

  @Test
  void aDeclaredTypeMakesThemInputs() {
    var plan = plan("target", "y", "time", "day", "type", "day=date", "drop", "one,kind,kind2,who");
    assertEquals(List.of("v", "day"), plan.preparation().inputColumns());
  }

  @Test
  void saysWhichClassesNoRowTrains() {
    var notes = plan("target", "kind", "time", "day", "validation", "0.1").notes();
    assertTrue(
        notes.contains("no row trains [new] of 'kind', which occur in the latest rows only"),
        notes::toString);
  }

  @Test
  void noValidationNeedsNoGroups() {
    assertEquals(0, plan("target", "y", "group", "one", "validation", "0").validationRows());
  }

  @Test
  void refusesWhatDoesNotSplit() {
    assertBadData(
        "t, column 'one' puts all rows into one group; a group for training and one for validation are needed, name another --group or say --validation 0",
        () -> plan("target", "y", "group", "one"));
    assertBadData(
        "t, column 'kind' has 2 groups and none can be spared for validation, since each holds a class that no other has; name another --group or say --validation 0",
        () ->
            Plan.of(
                Tables.of(
                    TABLE.column("v"), TABLE.column("kind"), cells("k", i -> i < 36 ? "a" : "b")),
                null,
                Preset.PLAIN.settings().with("target", "k").with("group", "kind")));
    assertBadData(
        "t, column 'one': 'same' (data row 1) is no time; numbers or dates such as 2024-03-01 are expected, name another --time",
        () -> plan("target", "y", "time", "one"));
    var constant = numbers("t", new double[ROWS]);
    assertBadData(
        "t, column 't' has one time for all rows, so none is later than another; name another --time or say --validation 0",
        () ->
            Plan.of(
                Tables.of(constant, TABLE.column("v"), TABLE.column("y")),
                null,
                Preset.PLAIN.settings().with("target", "y").with("time", "t")));
    assertBadData(
        "t has no column 'wo'; did you mean 'who'?", () -> plan("target", "y", "group", "wo"));
  }

  @Test
  void refusesSettingsThatDoNotGoTogether() {
    assertIllegal(
        "both --group 'who' and --time 'day' say which rows validate; give one of them",
        () -> plan("target", "y", "group", "who", "time", "day"));
    assertIllegal(
        "column 'y' is both time and target; it can be one of them",
        () -> plan("target", "y", "time", "y"));
    assertIllegal(
        "column 'who' is both group and dropped; it can be one of them",
        () -> plan("target", "y", "group", "who", "drop", "who"));
    assertIllegal(
        "group is who,day; it must be the name of one column",
        () -> plan("target", "y", "group", "who,day"));
    var settings = Preset.PLAIN.settings().with("target", "y").with("group", "who");
    assertIllegal(
        "--group says which rows of one file validate, but --validation is a file; give one of them",
        () -> Plan.of(TABLE, TABLE, settings));
  }
}
