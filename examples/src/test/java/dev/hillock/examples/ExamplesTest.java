package dev.hillock.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.model.Model;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Settings;
import dev.hillock.train.Reproduction;
import dev.hillock.train.Training;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs every example and compares what it prints.
class ExamplesTest {

  private static final Path ROOT = Path.of(System.getProperty("hillock.root", ".."));

  private interface Program {
    void run(PrintStream out) throws IOException;
  }

  @Test
  void xor() throws IOException {
    assertEquals(
        """
        0 xor 0 = 0
        0 xor 1 = 1
        1 xor 0 = 1
        1 xor 1 = 0
        """,
        printedBy(Xor::run));
  }

  @Test
  void digits() throws IOException {
    Path csv = ROOT.resolve("data/digits8x8.csv");
    assertEquals(
        """
        validation accuracy 0.99
        row 0 is a 0 with probability 1.00
        row 1 is a 1 with probability 1.00
        row 2 is a 2 with probability 1.00
        """,
        printedBy(out -> Digits.run(csv, out)));
  }

  @Test
  void concreteStrength() throws IOException {
    Path csv = ROOT.resolve("data/concrete.csv");
    assertEquals(
        """
        off by 2 MPa on average
        it gains strength with age
        """,
        printedBy(out -> assertComesOutAgain(ConcreteStrength.run(csv, out), csv)));
  }

  /// Its lines show what a person types, so it gives no model; the same one is made here.
  @Test
  void xorComesOutAgain() {
    Path csv = ROOT.resolve("data/xor.csv");
    var settings =
        Preset.CLASSIC
            .settings()
            .with(Settings.TARGET, List.of("y"))
            .with(Settings.HIDDEN, List.of(4))
            .with(Settings.SEED, 1L);
    var table = CsvSource.read(csv, CsvFormat.DEFAULT);
    assertComesOutAgain(Training.of(table, settings).run().model(), csv);
  }

  private static void assertComesOutAgain(Model model, Path csv) {
    var outcome = Reproduction.of(model, CsvSource.read(csv, CsvFormat.DEFAULT)).run();
    assertTrue(outcome.isIdentical(), () -> csv + ": " + outcome.diff());
    assertEquals(List.of(), outcome.causes());
  }

  @Test
  void theReadmeShowsTheExampleAndItsOutput() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String source =
        Files.readString(ROOT.resolve("examples/src/main/java/dev/hillock/examples/Xor.java"));
    assertEquals(body(source), block(readme, "```java\n"));
    assertEquals(printedBy(Xor::run), block(readme, "which prints\n\n```text\n"));
  }

  /// What stands between the braces of `run`, without its indent.
  private static String body(String source) {
    String start = "static void run(PrintStream out) {\n";
    int from = source.indexOf(start) + start.length();
    // Without its last line break, which would count as a line without indent.
    return source.substring(from, source.indexOf("\n  }\n", from)).stripIndent() + "\n";
  }

  private static String block(String readme, String opening) {
    int from = readme.indexOf(opening) + opening.length();
    return readme.substring(from, readme.indexOf("```", from));
  }

  private static String printedBy(Program program) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      program.run(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
