package dev.hillock.report;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes HTML and SVG that are well-formed XML too. Every text and attribute is escaped, so that a
/// name from a file stays a name.
public final class Markup {

  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes names and values in turn
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    opened.push(tag);
    return this;
  }

  /// Closes the element that was opened last.
  public Markup close() {
    out.append("</").append(opened.pop()).append('>');
    return this;
  }

  /// Closes it and begins a new line, so that the text of the page has some.
  public Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /// An element without content.
  public Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /// An element with a text.
  public Markup leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// A text.
  public Markup text(String text) {
    escape(text);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
              if (isHarmless(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(REPLACEMENT);
              }
            }
          }
        });
  }

  /// Control characters and half surrogate pairs are no XML; marks of direction would turn the text
  /// behind them round.
  private static boolean isHarmless(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
    return !surrogate && !direction && !noCharacter && (c == '\n' || !Character.isISOControl(c));
  }

  /// What was written.
  @Override
  public String toString() {
    if (!opened.isEmpty()) {
      throw new IllegalStateException("element %s is not closed".formatted(opened.peek()));
    }
    return out.toString();
  }
}
