package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;

/// Writes files for tests of sources and checks what they say about bad ones.
final class DataFiles {

  private DataFiles() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Path write(Path folder, String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text as a table of a file named `t.csv`.
  static Table csv(String text) {
    return csv(text, CsvFormat.DEFAULT);
  }

  static Table csv(String text, CsvFormat format) {
    return CsvSource.parse(utf8(text), "t.csv", format);
  }

  static double[] numbers(Table table, String column) {
    return ((NumericColumn) table.column(column)).values();
  }

  static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(DataException.class, action).getMessage());
  }
}
