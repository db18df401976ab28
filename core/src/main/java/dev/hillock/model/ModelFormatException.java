package dev.hillock.model;

import dev.hillock.json.PlainText;
import java.io.Serial;

/// A model file cannot be understood. The message says which file, what was found, what is
/// expected, where and what to do: `FILE: WHAT, EXPECTED; at byte OFFSET; WHAT TO DO`, one line
/// whatever the file holds.
public final class ModelFormatException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private static final String DAMAGED = "the file is damaged or cut short; copy or save it again";

  private final String file;
  private final long offset;
  private final String reason;

  /// A damaged file.
  ///
  /// @param file its name, for the message
  /// @param offset the byte where the reason stands, from 0; -1 if unknown
  /// @param reason what was found and what is expected
  public ModelFormatException(String file, long offset, String reason) {
    this(file, offset, reason, DAMAGED);
  }

  /// A file that cannot be used, with what to do about it.
  ///
  /// @param file its name, for the message
  /// @param offset the byte where the reason stands, from 0; -1 if unknown
  /// @param reason what was found and what is expected
  /// @param remedy what to do
  public ModelFormatException(String file, long offset, String reason, String remedy) {
    super(
        PlainText.of(
            "%s: %s%s; %s"
                .formatted(file, reason, offset < 0 ? "" : "; at byte " + offset, remedy)));
    this.file = file;
    this.offset = offset;
    this.reason = reason;
  }

  /// The file's name.
  public String file() {
    return file;
  }

  /// The byte where the reason stands, from 0; -1 if unknown.
  public long offset() {
    return offset;
  }

  /// What was found and what is expected.
  public String reason() {
    return reason;
  }
}
