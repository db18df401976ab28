package dev.hillock.checkpoint;

import dev.hillock.model.Model;
import dev.hillock.model.ModelFile;
import dev.hillock.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folder in which a training saves its state: the last two checkpoints, which are written
/// whole or not at all, and the best network so far as a model file.
public final class CheckpointFolder {

  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,9})\\.safetensors");

  /// What a kill in the middle of writing leaves behind.
  private static final Pattern LEFT_BEHIND =
      Pattern.compile("\\.(checkpoint-\\d+|best)\\.safetensors\\.[0-9a-f]+\\.tmp");

  private final Path path;
  private int last;

  private CheckpointFolder(Path path, int last) {
    this.path = path;
    this.last = last;
  }

  /// A checkpoint that was read.
  ///
  /// @param file it is from
  /// @param checkpoint what it holds
  /// @param damaged why newer ones could not be read, one line each
  public record Found(Path file, Checkpoint checkpoint, List<String> damaged) {}

  /// A folder for a new training; made if it is not there.
  ///
  /// @throws IllegalArgumentException if it holds checkpoints already, or nothing can be written
  ///   there
  public static CheckpointFolder forNew(Path path) {
    if (path.toString().isEmpty()) {
      throw new IllegalArgumentException("the folder of the checkpoints has no name; give it one");
    }
    try {
      return made(path);
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException known && known.getReason() != null
              ? known.getReason()
              : e.getClass().getSimpleName();
      throw new IllegalArgumentException(
          "no checkpoint can be written to %s (%s); name another folder".formatted(path, reason),
          e);
    }
  }

  private static CheckpointFolder made(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          "%s is no folder; name one for the checkpoints".formatted(path));
    }
    if (Files.isDirectory(path) && !files(path).isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds checkpoints of a training; go on with it by --resume %s, or name another folder"
              .formatted(path, path));
    }
    Files.createDirectories(path);
    // Permissions do not tell of read-only disks and the like.
    Files.delete(Files.createTempFile(path, ".hillock", ".tmp"));
    return new CheckpointFolder(path, 0);
  }

  /// The folder of a training that goes on. What is damaged, and what a kill has left half written,
  /// is removed.
  ///
  /// @throws IOException if it cannot be read or written
  public static CheckpointFolder ofResumed(Found found) throws IOException {
    Path path = found.file().resolveSibling("");
    int last = number(found.file());
    for (Path file : files(path)) {
      if (number(file) > last) {
        Files.deleteIfExists(file);
      }
    }
    removeLeftBehind(path);
    return new CheckpointFolder(path, last);
  }

  /// The newest checkpoint of a folder that can be read.
  ///
  /// @throws IllegalArgumentException if there is no such folder or no checkpoint in it
  /// @throws ModelFormatException if none can be read
  /// @throws IOException if the disk fails
  public static Found newest(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          "there is no folder %s; name the one that --checkpoint was given".formatted(path));
    }
    var files = files(path);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no checkpoint; name the folder that --checkpoint was given, or begin anew with --checkpoint %s"
              .formatted(path, path));
    }
    var damaged = new ArrayList<String>();
    @Nullable ModelFormatException first = null;
    for (Path file : files.reversed()) {
      try {
        return new Found(file, CheckpointFile.read(file), damaged);
      } catch (ModelFormatException e) {
        first = first == null ? e : first;
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    throw first == null ? new IllegalStateException("a list without elements") : first;
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Saves a checkpoint, and removes all but the last two.
  ///
  /// @return its file
  /// @throws IOException if it cannot be written; those before are still there
  public Path write(Checkpoint checkpoint) throws IOException {
    Path file = path.resolve(String.format(Locale.ROOT, "checkpoint-%06d.safetensors", last + 1));
    CheckpointFile.write(file, checkpoint);
    last++;
    var files = files(path);
    for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
      Files.deleteIfExists(old);
    }
    return file;
  }

  /// Saves the best network so far.
  ///
  /// @throws IOException if it cannot be written; the one before is still there
  public void writeBest(Model model) throws IOException {
    ModelFile.write(path.resolve("best.safetensors"), model);
  }

  /// The checkpoints, the newest last.
  private static List<Path> files(Path path) throws IOException {
    try (var all = Files.list(path)) {
      return all.filter(file -> NAME.matcher(nameOf(file)).matches())
          .sorted(Comparator.comparingInt(CheckpointFolder::number))
          .toList();
    }
  }

  private static void removeLeftBehind(Path path) throws IOException {
    try (var all = Files.list(path)) {
      for (Path file : all.filter(f -> LEFT_BEHIND.matcher(nameOf(f)).matches()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static int number(Path file) {
    var match = NAME.matcher(nameOf(file));
    return match.matches() ? Integer.parseInt(match.group(1)) : 0;
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
