package dev.hillock.cli;

import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.json.JsonWriter;
import dev.hillock.json.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The picture that a plot writes, and what is said of it.
final class PlotFile {

  private static final String ENDING = ".svg";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "SVG file to write [name of the source and the kind, in the current folder]")
  private @Nullable Path out;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  /// Checks before the work that the picture can be written.
  ///
  /// @param usual where it goes if nothing is said
  /// @param inputs paths that are read
  Path check(Path usual, String... inputs) {
    Path file = out == null ? usual : out;
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      throw new UsageException(
          "%s is to hold SVG; name a file that ends with %s".formatted(file, ENDING));
    }
    OutputFile.check(file, inputs);
    return file;
  }

  /// The usual place of a picture of a source.
  static Path beside(String source, String kind) {
    return OutputFile.beside(source, "-" + kind + ENDING);
  }

  /// Writes the picture and says so.
  ///
  /// @param figures what is in it, for programs
  /// @param words what is in it, for people, a line each
  void write(
      Terminal terminal, Path file, String svg, JsonObjectBuilder figures, List<String> words)
      throws IOException {
    OutputFile.write(file, writer -> writer.write(svg));
    if (json) {
      var object = figures.put("file", file.toString()).build();
      terminal.out().println(JsonWriter.compact(object));
      return;
    }
    int size = svg.getBytes(StandardCharsets.UTF_8).length;
    terminal.out().println(PlainText.of("%s, %s".formatted(file, Figures.bytes(size))));
    words.stream().map(PlainText::of).forEach(terminal.out()::println);
  }
}
