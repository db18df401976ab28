package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types of columns and forms of numbers, from the file to the prediction, and what stays equal
/// when one table is written in several ways.
class ColumnsTest {

  @TempDir private Path folder;

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private Run train(Path table, String... options) {
    var args = new ArrayList<>(List.of("train", table.toString(), "--epochs", "3"));
    args.addAll(List.of("--hidden", "8", "--out", folder.resolve("m.safetensors").toString()));
    args.addAll(List.of(options));
    return Run.ok(args.toArray(String[]::new));
  }

  private String model() {
    return folder.resolve("m.safetensors").toString();
  }

  private static List<String> orders() {
    var lines = new ArrayList<>(List.of("size,day,note,id,v,y"));
    for (int i = 0; i < 60; i++) {
      String size = List.of("S", "M", "L", "").get(i % 4);
      lines.add(
          "%s,2024-%02d-%02d %02d:30,words %d,%d,%s,%s"
              .formatted(size, 1 + i % 12, 1 + i % 28, i % 24, i, i, i * i % 37, i % 4 + i % 12));
    }
    return lines;
  }

  @Test
  void aLongLevelIsShownByItsBeginning() throws IOException {
    String level = "long ".repeat(20_000);
    var lines = new ArrayList<>(List.of("kind,y"));
    for (int i = 0; i < 20; i++) {
      lines.add((i % 2 == 0 ? "short" : level) + "," + (i % 3 == 0 ? level : "no"));
    }
    var run = train(file("levels.csv", lines), "--target", "y", "--type", "kind=categorical");
    assertTrue(run.out().contains("2 levels: " + level.substring(0, 39) + "…, short"), run::out);
    assertTrue(run.out().contains("2 classes: " + level.substring(0, 39) + "…, no"), run::out);
    assertTrue(run.out().length() < 20_000, () -> run.out().length() + " characters");
    var judged = Run.ok("evaluate", model(), folder.resolve("levels.csv").toString());
    assertTrue(judged.out().length() < 20_000, () -> judged.out().length() + " characters");
  }

  @Test
  void typesGoFromTheFileToThePrediction() throws IOException {
    Path table = file("orders.csv", orders());
    var run = train(table, "--target", "y", "--type", "size=ordinal:S<M<L", "--type", "note=text");
    assertTrue(run.out().contains("day   dates"), run::out);
    assertTrue(run.out().contains("note: column 'note' is left out: it is declared as text"));
    assertTrue(run.out().contains("note: column 'id' is left out: it numbers the rows"));
    String inspected = Run.ok("inspect", model()).out();
    assertTrue(inspected.contains("rank in S < M < L from 0"), () -> inspected);
    assertTrue(
        inspected.contains("date: elapsed, month, day-of-week, hour; days from 2024-01-01T00:30"),
        () -> inspected);
    Path rows = file("new.csv", List.of("v,day,size", "3,2025-01-01,XL", ",,", "1,2024-05-05,M"));
    var predicted = Run.ok("predict", model(), rows.toString());
    assertEquals(4, predicted.lines().size());
    assertTrue(predicted.err().contains("size"), predicted::err);
    Run.ok("evaluate", model(), table.toString());
    Path bad = file("bad.csv", List.of("v,day,size", "3,1.1.2025,S"));
    var refused = Run.of("predict", model(), bad.toString());
    assertEquals(Failures.DATA, refused.code());
    assertEquals(
        List.of(
            "hillock: bad.csv, column 'day': '1.1.2025' (data row 1) is not a date such as"
                + " 2024-03-01 or 2024-03-01T12:30; correct the cell or declare it as a"
                + " missing-value text (--missing)"),
        refused.complaints());
  }

  /// The numbers of concrete.csv, written in another form, quoted.
  private List<String> concrete(UnaryOperator<String> cell, String delimiter) throws IOException {
    var lines = Files.readAllLines(Path.of(Run.data("concrete.csv")));
    var written = new ArrayList<String>();
    written.add(lines.getFirst().replace(",", delimiter));
    for (String line : lines.subList(1, lines.size())) {
      written.add(
          Arrays.stream(line.split(",", -1)).map(cell).collect(Collectors.joining(delimiter)));
    }
    return written;
  }

  private static String grouped(String number, String point, String group) {
    int dot = number.indexOf('.');
    String whole = dot < 0 ? number : number.substring(0, dot);
    String fraction = dot < 0 ? "" : point + number.substring(dot + 1);
    return whole.length() > 3
        ? whole.substring(0, whole.length() - 3)
            + group
            + whole.substring(whole.length() - 3)
            + fraction
        : whole + fraction;
  }

  private String fingerprint(List<String> lines, String... options) throws IOException {
    var all = new ArrayList<>(List.of("--target", "compressive_strength"));
    all.addAll(List.of(options));
    return train(file("t.csv", lines), all.toArray(String[]::new)).wordAfter("fingerprint");
  }

  @Test
  void oneTableInSeveralFormsGivesTheSameBits() throws IOException {
    String expected = fingerprint(concrete(cell -> cell, ","));
    assertEquals(
        expected,
        fingerprint(
            concrete(
                cell -> new BigDecimal(cell).scaleByPowerOfTen(2).toPlainString() + "e-2", ",")));
    assertEquals(
        expected,
        fingerprint(
            concrete(cell -> '"' + grouped(cell, ".", ",") + '"', ","), "--thousands", ","));
    assertEquals(
        expected,
        fingerprint(
            concrete(cell -> grouped(cell, ",", "."), ";"), "--decimal", ",", "--thousands", "."));
    assertEquals(
        expected,
        fingerprint(
            concrete(cell -> " " + grouped(cell, ",", " ") + " ", "\t"),
            "--decimal",
            ",",
            "--thousands",
            "blank"));
  }

  @Test
  void theModelRemembersTheForm() throws IOException {
    var lines = concrete(cell -> grouped(cell, ",", "."), ";");
    train(
        file("t.csv", lines),
        "--target",
        "compressive_strength",
        "--decimal",
        ",",
        "--thousands",
        ".");
    String own = Run.ok("predict", model(), file("t.csv", lines).toString()).out();
    Path plain = file("plain.csv", concrete(cell -> cell, ","));
    String other =
        Run.ok("predict", model(), plain.toString(), "--decimal", ".", "--thousands", "none").out();
    assertEquals(own, other);
    Run.ok("evaluate", model(), plain.toString(), "--decimal", ".", "--thousands", "none");
    assertEquals(Failures.DATA, Run.of("predict", model(), plain.toString()).code());
    assertEquals(
        Failures.USAGE, Run.of("predict", model(), plain.toString(), "--decimal", "x").code());
    assertEquals(
        Failures.USAGE, Run.of("predict", model(), plain.toString(), "--decimal", ".").code());
  }

  private double accuracy(List<String> lines) throws IOException {
    Path table = file("iris.csv", lines);
    Run.ok(
        "train",
        table.toString(),
        "--target",
        "species",
        "--quiet",
        "--preset",
        "plain",
        "--out",
        model());
    String out = Run.ok("evaluate", model(), Run.data("iris.csv"), "--json").out();
    int at = out.indexOf("\"accuracy\":") + "\"accuracy\":".length();
    return Double.parseDouble(out.substring(at, out.indexOf(',', at)));
  }

  @Test
  void anotherOrderOfRowsOrColumnsGivesTheSameAccuracy() throws IOException {
    var lines = Files.readAllLines(Path.of(Run.data("iris.csv")));
    double expected = accuracy(lines);
    var rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new SplittableRandom(1));
    rows.addFirst(lines.getFirst());
    assertEquals(expected, accuracy(rows), 0.03);
    var columns =
        lines.stream()
            .map(line -> {
              var cells = line.split(",", -1);
              return IntStream.of(4, 2, 0, 3, 1)
                  .mapToObj(i -> cells[i])
                  .collect(Collectors.joining(","));
            })
            .toList();
    assertEquals(expected, accuracy(columns), 0.03);
    assertTrue(expected > 0.93, () -> "accuracy " + expected);
  }

  @Test
  void blanksAroundCategoriesDoNotCount() throws IOException {
    var lines = Files.readAllLines(Path.of(Run.data("penguins.csv")));
    String expected = train(file("t.csv", lines), "--target", "species").wordAfter("fingerprint");
    var blank = lines.stream().map(line -> line.replace(",", "  , ") + " ").toList();
    assertEquals(
        expected, train(file("t.csv", blank), "--target", "species").wordAfter("fingerprint"));
  }
}
