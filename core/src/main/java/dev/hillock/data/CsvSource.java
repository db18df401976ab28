package dev.hillock.data;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads CSV text into a [Table].
///
/// UTF-8, packed with gzip or not, with a header line. Quotes as in RFC 4180; a row ends at LF, CR
/// LF or CR; blank lines are skipped; blanks around a cell do not belong to it. Lines in messages
/// are those of an editor, from 1.
///
/// A column is numeric if every cell that is not missing is a number, and categorical otherwise. A
/// column with a handful of texts among many numbers (at least 20 numbers, 10 of them distinct,
/// nine cells in ten) is an error, as is `NaN` or `inf` among numbers: a mistyped number must not
/// turn into thousands of categories.
public final class CsvSource {

  private CsvSource() {}

  /// The table in a file; its source is the file's last name.
  ///
  /// @throws DataException if the file cannot be read or is not a table; the message tells the
  ///   file, line and column and what to do
  public static Table read(Path path, CsvFormat format) {
    try (ByteInput input = ByteInput.open(path)) {
      return read(input, path, format);
    }
  }

  /// The table in a stream, such as standard input. The stream is read to its end and not closed.
  ///
  /// @param name what to call it in messages
  /// @throws DataException as for a file
  public static Table read(InputStream stream, String name, CsvFormat format) {
    return new CsvReading(ByteInput.of(stream, name), null, format, CsvPace.usual()).table();
  }

  /// The table in a file that was opened already.
  static Table read(ByteInput input, Path path, CsvFormat format) {
    boolean isFile = Files.isRegularFile(path);
    @Nullable Supplier<ByteInput> again = isFile ? () -> ByteInput.open(path) : null;
    return new CsvReading(input, again, format, CsvPace.usual()).table();
  }

  /// The table in bytes that are in memory already.
  static Table parse(byte[] bytes, String file, CsvFormat format) {
    return parse(bytes, file, format, CsvPace.usual());
  }

  /// The same at another pace.
  static Table parse(byte[] bytes, String file, CsvFormat format, CsvPace pace) {
    Supplier<ByteInput> open = () -> ByteInput.ofUnpacked(bytes, file);
    return new CsvReading(open.get(), open, format, pace).table();
  }
}
