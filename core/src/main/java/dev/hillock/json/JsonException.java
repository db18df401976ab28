package dev.hillock.json;

import java.io.Serial;

/// A text is not JSON, or a value is not of the kind that is expected. The message says what was
/// found, what is expected and where: the character, or the path of the value.
public final class JsonException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String reason;
  private final int offset;

  /// A value is not what is expected; the reason names its path.
  public JsonException(String reason) {
    super(PlainText.of(reason));
    this.reason = reason;
    this.offset = -1;
  }

  /// A text is not JSON.
  ///
  /// @param reason what was found and what is expected, without the place
  /// @param offset the character's index in the text
  public JsonException(String reason, int offset) {
    super(PlainText.of("%s; at character %d".formatted(reason, offset)));
    this.reason = reason;
    this.offset = offset;
  }

  /// What was found and what is expected, without the character.
  public String reason() {
    return reason;
  }

  /// The character's index in the text; -1 where a value was refused, not a text.
  public int offset() {
    return offset;
  }
}
