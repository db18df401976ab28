package dev.hillock.json;

/// Texts in quotes: as JSON, and shortened for a message.
final class Quotes {

  private static final int SHOWN = 40;

  private Quotes() {}

  /// Appends the text in quotes. Control and format characters and line separators are escaped, so
  /// the result stays on one line in any terminal or page.
  ///
  /// @throws IllegalArgumentException if it holds half a surrogate pair, which UTF-8 cannot carry
  static void append(StringBuilder out, String text) {
    int lone = loneSurrogate(text);
    if (lone >= 0) {
      throw new IllegalArgumentException(
          "text %s holds half a surrogate pair; it must be whole; at character %d"
              .formatted(shortened(text), lone));
    }
    escape(out, text);
  }

  /// The text in quotes, cut after 40 characters, whatever it holds.
  static String shortened(String text) {
    var out = new StringBuilder();
    escape(out, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
    return out.toString();
  }

  /// Where the first half of a broken surrogate pair stands, or -1.
  static int loneSurrogate(String text) {
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        return i;
      }
      i += Character.charCount(point);
    }
    return -1;
  }

  private static void escape(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isVisible(c)) {
            out.append(c);
          } else {
            out.append("\\u%04x".formatted((int) c));
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isVisible(char c) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
