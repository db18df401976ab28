package dev.hillock.bench;

import dev.hillock.bench.measure.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs one process after the other and reads what each prints.
final class Runner {

  private static final int MOST_MINUTES = 15;
  private static final String VERSION = "version ";
  private static final String NOTE = "note ";

  private final Path folder;

  /// @param folder where the outputs of the processes go
  Runner(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /// What a process has told.
  ///
  /// @param figures in the order of its lines
  /// @param version of the library; empty if it told none
  /// @param notes what a reader must know
  /// @param failure why there are no figures; empty if there are
  record Run(List<Figure> figures, String version, List<String> notes, String failure) {}

  /// Runs a program with the arguments of a task.
  Run run(Program program, List<String> arguments) {
    var command = new ArrayList<>(program.command());
    command.addAll(arguments);
    try {
      Path out = folder.resolve(fileName(program) + ".out");
      Path err = folder.resolve(fileName(program) + ".err");
      var builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      program
          .environment()
          .forEach((name, value) -> {
            if (value.isEmpty()) {
              builder.environment().remove(name);
            } else {
              builder.environment().put(name, value);
            }
          });
      Process process = builder.start();
      boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return read(out, err, ended, process.exitValue());
    } catch (IOException e) {
      return failed(e.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a program ran; run again", e);
    }
  }

  private static Run read(Path out, Path err, boolean ended, int exit) throws IOException {
    if (!ended || exit != 0) {
      String why = ended ? "exit code " + exit : "longer than %d minutes".formatted(MOST_MINUTES);
      return failed(why + "; its messages are in " + err.getFileName());
    }
    var figures = new ArrayList<Figure>();
    var notes = new ArrayList<String>();
    String version = "";
    for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
      Figure figure = Figure.parse(line);
      if (figure != null) {
        figures.add(figure);
      } else if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length());
      } else if (line.startsWith(NOTE)) {
        notes.add(line.substring(NOTE.length()));
      }
    }
    return figures.isEmpty()
        ? new Run(figures, version, notes, "no figure; its messages are in " + err.getFileName())
        : new Run(figures, version, notes, "");
  }

  private static Run failed(String why) {
    return new Run(List.of(), "", List.of(), why);
  }

  private static String fileName(Program program) {
    return program.name().replace(' ', '-');
  }
}
