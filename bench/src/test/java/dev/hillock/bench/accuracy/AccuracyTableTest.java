package dev.hillock.bench.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTableTest {

  private static final TableTask FLOWERS =
      new TableTask("flowers", List.of("kind"), true, Map.of());
  private static final TableTask HOUSE =
      new TableTask("house", List.of("heat", "water"), false, Map.of());
  private static final Ours OURS_ON_FLOWERS = new Ours(List.of(0.95), 0.02, 3, "");
  private static final Ours OURS_ON_HOUSE = new Ours(List.of(2.0, 4.5), Double.NaN, 61.25, "");

  @TempDir Path folder;

  @Test
  void showsOursBesideEachRivalAndWhatItAmountsTo() {
    assertEquals(
        """
        table          test  Hillock      hgb     peer    /hgb    ECE  seconds
        flowers         200   0.9500   0.9000   0.9500   0.512  0.020      3.0
        house           400   2.0000   2.0000  timeout   0.949    NaN     61.3
        house:water     400   4.5000   5.0000  timeout

        error ratio                     0.697    1.000
        tables                              2        1
        wins                                2        0
        ties                                0        1
        losses                              0        0
        """,
        String.join("\n", printed()) + "\n");
  }

  @Test
  void tellsWhyAFigureIsMissing() {
    var table = table();
    linesOfHouse(table);
    assertEquals(List.of("peer on house: a fit took longer than 7 s"), table.failures());
  }

  @Test
  void rivalWithoutAnyFigureHasNoMean() {
    var table = table();
    linesOfHouse(table);
    assertEquals("NaN", table.footer().get(1).strip().split(" +", -1)[3]);
  }

  @Test
  void aPrintedTableGivesOurFiguresBack() throws IOException {
    var former = former(printed());
    assertEquals(Optional.of(OURS_ON_FLOWERS), former.ours(FLOWERS));
    assertEquals(List.of(2.0, 4.5), former.ours(HOUSE).orElseThrow().figures());
    assertEquals(61.3, former.ours(HOUSE).orElseThrow().seconds());
  }

  @Test
  void aFormerRunWithoutAllTargetsOrWithoutTheTableGivesNone() throws IOException {
    var lines = new ArrayList<>(printed());
    lines.removeIf(line -> line.startsWith("house:water") || line.startsWith("flowers"));
    var former = former(lines);
    assertEquals(Optional.empty(), former.ours(HOUSE));
    assertEquals(Optional.empty(), former.ours(FLOWERS));
  }

  @Test
  void rejectsAFileWithoutATable() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> former(List.of("a file", "of something else")));
    assertEquals(
        "no table found in %s, expected a heading 'table test Hillock ...' and lines below; give a file that bench/accuracy has printed"
            .formatted(folder.resolve("former.txt")),
        e.getMessage());
  }

  private FormerResult former(List<String> lines) throws IOException {
    var file = new ArrayList<>(List.of("words about it", ""));
    file.addAll(lines);
    return FormerResult.read(Files.write(folder.resolve("former.txt"), file));
  }

  private static List<String> printed() {
    var table = table();
    var lines = new ArrayList<String>();
    lines.add(table.heading());
    lines.addAll(
        table.lines(
            FLOWERS,
            new TestSet(true, 200, 200),
            OURS_ON_FLOWERS,
            List.of(new Outcome.Figures(List.of(0.9)), new Outcome.Figures(List.of(0.95)))));
    lines.addAll(linesOfHouse(table));
    lines.addAll(table.footer());
    return lines;
  }

  private static List<String> linesOfHouse(AccuracyTable table) {
    return table.lines(
        HOUSE,
        new TestSet(false, 400, 400),
        OURS_ON_HOUSE,
        List.of(
            new Outcome.Figures(List.of(2.0, 5.0)),
            new Outcome.Failure("timeout", "a fit took longer than 7 s")));
  }

  private static AccuracyTable table() {
    return new AccuracyTable(
        List.of("flowers", "house", "house:water"), List.of("hgb", "peer"), List.of("hgb"));
  }
}
