package dev.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The command, run in this process, and what came of it.
///
/// @param code the exit code
/// @param out standard output
/// @param err standard error
record Run(int code, String out, String err) {

  private static final Path DATA = Path.of(System.getProperty("hillock.root"), "data");

  /// A file of the repository's data folder.
  static String data(String name) {
    return DATA.resolve(name).toString();
  }

  /// Runs the command with no terminal.
  static Run of(String... args) {
    return withWidth(0, args);
  }

  /// Runs the command on a terminal of this width.
  static Run withWidth(int width, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), width);
    int code = Hillock.run(args, terminal);
    return new Run(code, out.toString(), err.toString());
  }

  /// Runs the command with this text on standard input.
  static Run withInput(String input, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return of(args);
    } finally {
      System.setIn(before);
    }
  }

  /// Runs the command, which must succeed.
  static Run ok(String... args) {
    return of(args).requireOk();
  }

  /// This run, which must have succeeded.
  Run requireOk() {
    assertEquals(Failures.OK, code, () -> "standard error: " + err);
    return this;
  }

  /// Lines of standard output.
  List<String> lines() {
    return out.lines().toList();
  }

  /// Lines of standard error that are neither progress nor notes.
  List<String> complaints() {
    return err.lines()
        .filter(line -> !line.startsWith("epoch ") && !line.startsWith("note: "))
        .toList();
  }

  /// The last word of the first line that holds this one.
  String wordAfter(String word) {
    return lines().stream()
        .filter(line -> line.contains(word + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(word + " is not in:\n" + out));
  }
}
