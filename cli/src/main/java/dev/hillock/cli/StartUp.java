package dev.hillock.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs the commands once, on data of its own, while the JVM records for its start-up cache which
/// classes they need. The launcher starts it, first for the JVM with vectors, which trains the
/// model that the other one then predicts with.
final class StartUp {

  private static final int ROWS = 64;

  private final Path folder;
  private final PrintWriter nowhere =
      new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private StartUp(Path folder) {
    this.folder = folder;
  }

  /// Runs them.
  ///
  /// @param args the folder for the files and the kind of JVM, `vector` or `plain`
  public static void main(String[] args) throws IOException {
    var startUp = new StartUp(Path.of(args[0]));
    if (args[1].equals("vector")) {
      startUp.vector();
    } else {
      startUp.plain();
    }
    // As a command ends, so that this is recorded too.
    System.exit(Failures.OK);
  }

  private void vector() throws IOException {
    write("many.csv", ROWS);
    write("one.csv", 1);
    run("train", file("many.csv"), "--target", "kind", "--epochs", "3", "--out", file("model"));
    run("predict", file("model"), file("many.csv"), "--probabilities");
    run("evaluate", file("model"), file("many.csv"));
  }

  private void plain() {
    run("--version");
    run("--help");
    run("predict", file("model"), file("one.csv"));
    run("predict", file("model"), file("many.csv"), "--probabilities");
    run("evaluate", file("model"), file("many.csv"));
    run("inspect", file("model"));
    run("train", "--help");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /// A table with a column of each type and two classes.
  private void write(String name, int rows) throws IOException {
    String lines =
        IntStream.range(0, rows)
            .mapToObj(i ->
                "%d.%d,%s,%s".formatted(i % 9, i % 10, "abc".charAt(i % 3), i % 2 == 0 ? "x" : "y"))
            .collect(Collectors.joining("\n", "number,letter,kind\n", "\n"));
    Files.writeString(folder.resolve(name), lines);
  }

  private void run(String... args) {
    int code = Hillock.run(args, new Terminal(nowhere, nowhere, 0));
    if (code != Failures.OK) {
      throw new IllegalStateException("%s ended with %d".formatted(List.of(args), code));
    }
  }
}
