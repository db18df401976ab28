package dev.hillock.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Reads a whole file or stream into memory and unpacks it if it is gzip, by its first bytes.
final class FileBytes {

  /// The longest array a JVM is sure to give.
  static final int LARGEST = Integer.MAX_VALUE - 16;

  /// Unpacked size per packed byte that is let through. Deflate cannot do more than about 1032.
  private static final int LARGEST_RATIO = 1000;

  /// Below this the ratio is of no concern: a short file of one repeated row reaches it too.
  private static final int HARMLESS_BYTES = 16 << 20;

  private FileBytes() {}

  /// The file's bytes, unpacked.
  ///
  /// @throws DataException if there is no such file, it is a folder, cannot be read, is too large
  ///   or is broken gzip
  static byte[] read(Path path) {
    requireFile(path);
    try {
      long size = Files.size(path);
      if (size > LARGEST) {
        throw new DataException(
            "%s has %d bytes; at most %d can be read, split it".formatted(path, size, LARGEST));
      }
      return unpacked(Files.readAllBytes(path), shortName(path), LARGEST);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /// The rest of the stream, unpacked. The stream stays open.
  static byte[] read(InputStream stream, String name) {
    try {
      byte[] bytes = stream.readNBytes(LARGEST);
      if (bytes.length == LARGEST) {
        throw new DataException(
            "%s has more than %d bytes; at most that many can be read, split it"
                .formatted(name, LARGEST));
      }
      return unpacked(bytes, name, LARGEST);
    } catch (IOException e) {
      throw new DataException("%s cannot be read: %s".formatted(name, reason(e)), e);
    }
  }

  /// The bytes themselves, or what they unpack to if they are gzip.
  static byte[] unpacked(byte[] bytes, String name, int largest) {
    if (Magic.of(bytes) != Magic.GZIP) {
      return bytes;
    }
    long byRatio = Math.max(HARMLESS_BYTES, (long) bytes.length * LARGEST_RATIO);
    int cap = (int) Math.min(largest, byRatio);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
      byte[] unpacked = gzip.readNBytes(cap);
      if (unpacked.length == cap && gzip.read() >= 0) {
        throw new DataException(
            byRatio < largest
                ? "%s unpacks to more than %d times its size; unpack it by hand if you trust it"
                    .formatted(name, LARGEST_RATIO)
                : "%s unpacks to more than %d bytes; at most that many can be read, split it"
                    .formatted(name, largest));
      }
      return unpacked;
    } catch (EOFException e) {
      throw new DataException(
          "%s is gzip but ends too early; copy or download it again".formatted(name), e);
    } catch (IOException e) {
      throw new DataException(
          "%s is broken gzip (%s); copy or download it again".formatted(name, e.getMessage()), e);
    }
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

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static void requireFile(Path path) {
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
