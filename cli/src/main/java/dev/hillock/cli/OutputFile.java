package dev.hillock.cli;

import dev.hillock.model.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Files the command writes: their names, and whether they can be written, said before hours of
/// training.
final class OutputFile {

  private static final String ENDING = ".safetensors";

  private OutputFile() {}

  /// The model file of a source: its name without folder and ending, in the current folder.
  static Path forSource(String source) {
    return beside(source, ENDING);
  }

  /// Another file that is named after a source.
  ///
  /// @param ending of the file
  static Path beside(String source, String ending) {
    if (source.equals(Source.STANDARD_INPUT)) {
      return Path.of("model" + ending);
    }
    Path last = Source.pathOf(source).toAbsolutePath().normalize().getFileName();
    String name = last == null ? "model" : last.toString();
    return Path.of(
        name.replaceFirst("(?i)(\\.(csv|tsv|txt|gz|safetensors|jsonl|json))+$", "") + ending);
  }

  /// What writes the text of a file.
  @FunctionalInterface
  interface Text {
    /// Writes it all; the writer is closed by the caller.
    void write(Writer writer) throws IOException;
  }

  /// Writes a text file, whole or not at all.
  static void write(Path file, Text text) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          text.write(writer);
          writer.flush();
        });
  }

  /// Checks it before the work: that something can be written there and that none of the inputs is
  /// overwritten.
  ///
  /// @param inputs paths that are read; standard input is none
  /// @throws UsageException if nothing can or should be written there
  static void check(Path file, String... inputs) {
    check("--out", file, inputs);
  }

  /// The same for the file of another option.
  static void check(String option, Path file, String... inputs) {
    Path folder = file.toAbsolutePath().getParent();
    if (file.toString().isEmpty()) {
      throw new UsageException(option + " is empty; name a file");
    }
    for (String input : inputs) {
      if (isSame(file, input)) {
        throw new UsageException(
            "%s is read, so nothing is written there; name another %s".formatted(file, option));
      }
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("%s is a folder; name a file with %s".formatted(file, option));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "%s cannot be written: there is no folder %s; make it or name another %s"
              .formatted(file, folder, option));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(
          "%s is not a regular file; name a file on a disk with %s".formatted(file, option));
    }
    probe(option, file, folder);
  }

  private static boolean isSame(Path file, String input) {
    try {
      return !input.equals(Source.STANDARD_INPUT)
          && Files.exists(file)
          && (Files.isSameFile(file, Path.of(input)) || isInside(file, Path.of(input)));
    } catch (IOException | InvalidPathException _) {
      // It will be told where the input is read.
      return false;
    }
  }

  /// Whether it is one of the files of a folder that is read.
  private static boolean isInside(Path file, Path folder) throws IOException {
    return Files.isDirectory(folder)
        && Files.isRegularFile(file)
        && file.toRealPath().startsWith(folder.toRealPath())
        && !file.toString().endsWith(ENDING);
  }

  /// Permissions do not tell of read-only disks and the like, so a file is made and removed.
  private static void probe(String option, Path file, Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".hillock", ".tmp"));
    } catch (IOException e) {
      String reason =
          e instanceof AccessDeniedException
              ? "access is denied"
              : e instanceof FileSystemException known ? known.getReason() : e.getMessage();
      throw new UsageException(
          "%s cannot be written: no file can be made in %s%s; name another %s"
              .formatted(file, folder, reason == null ? "" : " (" + reason + ")", option));
    }
  }
}
