package dev.hillock.data;

import java.io.Serial;

/// Something is wrong with the rows a user gave. The message says what was found, where (file,
/// line, column as far as they are known) and what to do.
public final class DataException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// An exception with a whole message.
  public DataException(String message) {
    super(message);
  }

  /// An exception with a whole message and what led to it.
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /// An exception about one line of a file: `FILE line LINE: MESSAGE`.
  public static DataException atLine(String file, long line, String message) {
    return new DataException("%s line %d: %s".formatted(file, line, message));
  }

  /// An exception about one cell: `FILE line LINE, column 'COLUMN': MESSAGE`.
  public static DataException atCell(String file, long line, String column, String message) {
    return new DataException("%s line %d, column '%s': %s".formatted(file, line, column, message));
  }
}
