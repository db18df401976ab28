package dev.hillock.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads a whole file into memory, unpacked if it is gzip, and has words for files that cannot be
/// read.
final class FileBytes {

  /// The longest array a JVM is sure to give.
  static final int LARGEST = Integer.MAX_VALUE - 16;

  private static final int FIRST_BYTES = 1 << 16;

  private FileBytes() {}

  /// The file's bytes, unpacked.
  ///
  /// @throws DataException if there is no such file, it is a folder, cannot be read, is too large
  ///   or is broken gzip
  static byte[] read(Path path) {
    try (var input = ByteInput.open(path)) {
      return rest(input, LARGEST);
    }
  }

  /// The bytes themselves, or what they unpack to if they are gzip.
  static byte[] unpacked(byte[] bytes, String name, int largest) {
    return Magic.of(bytes) == Magic.GZIP ? rest(ByteInput.ofPacked(bytes, name), largest) : bytes;
  }

  /// All that the input still has.
  static byte[] rest(ByteInput input, int largest) {
    long expected = Math.min(largest, Math.max(FIRST_BYTES, input.expectedBytes() + 1));
    byte[] bytes = new byte[(int) expected];
    int length = input.fill(bytes, 0, bytes.length);
    while (length == bytes.length && length < largest) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(largest, 2L * length));
      length = input.fill(bytes, length, bytes.length);
    }
    if (length == largest && input.fill(new byte[1], 0, 1) > 0) {
      throw new DataException(
          "%s %s more than %d bytes; at most that many can be read, split it"
              .formatted(input.name(), input.isPacked() ? "unpacks to" : "has", largest));
    }
    return Arrays.copyOf(bytes, length);
  }

  /// Checks that there is something at this path, file or folder.
  static void requireThere(Path path) {
    if (!Files.exists(path)) {
      throw new DataException("%s does not exist; %s".formatted(path, advice(path)));
    }
  }

  /// The last name of the path, for messages.
  static String shortName(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// What to say when the system refuses.
  static DataException unreadable(Path path, IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException _ -> "access is denied; check its permissions";
          case NoSuchFileException _ -> "it is gone; check the path";
          default -> reason(cause) + "; check the path and the disk";
        };
    return new DataException("%s cannot be read: %s".formatted(path, reason), cause);
  }

  /// What to say when a stream breaks.
  static DataException unreadable(String name, IOException cause) {
    return new DataException("%s cannot be read: %s".formatted(name, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /// Checks that there is a file at this path.
  static void requireFile(Path path) {
    requireThere(path);
    if (Files.isDirectory(path)) {
      throw new DataException("%s is a folder; name a file in it".formatted(path));
    }
  }

  private static String advice(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "check the path";
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      List<String> names = siblings.map(FileBytes::shortName).sorted().toList();
      return Nearest.to(shortName(path), names)
          .map(name -> "did you mean '" + name + "'?")
          .orElse("check the path");
    } catch (IOException _) {
      return "check the path";
    }
  }
}
