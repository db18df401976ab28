package dev.hillock.json;

/// Text of a file on one line of a message: without what would end the line, move a cursor or
/// colour a terminal.
public final class PlainText {

  private PlainText() {}

  /// The text, each control character of which (U+0000 to U+001F, U+007F to U+009F) is a question
  /// mark.
  public static String of(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.codePoints()
            .map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }
}
