package dev.hillock.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A list of texts as one text, and back: commas between, blanks around an element do not count,
/// and the empty list is `none`. An element that would not come back so stands in quotes, each
/// quote inside doubled: `length,"width, in cm"`.
public final class ListText {

  private static final String NONE = "none";

  private ListText() {}

  static String join(List<String> elements) {
    return elements.isEmpty()
        ? NONE
        : elements.stream().map(ListText::quotedIfNeeded).collect(Collectors.joining(","));
  }

  private static String quotedIfNeeded(String element) {
    boolean plain =
        !element.isEmpty()
            && element.equals(element.strip())
            && element.indexOf(',') < 0
            && element.indexOf('"') < 0
            && !element.equalsIgnoreCase(NONE);
    return plain ? element : '"' + element.replace("\"", "\"\"") + '"';
  }

  /// The elements of a list.
  ///
  /// @throws IllegalArgumentException if a quote is not closed or text follows a closing one
  public static List<String> split(String text) {
    if (text.isEmpty() || text.equalsIgnoreCase(NONE)) {
      return List.of();
    }
    var elements = new ArrayList<String>();
    int at = 0;
    while (at <= text.length()) {
      int start = skipBlanks(text, at);
      boolean quoted = start < text.length() && text.charAt(start) == '"';
      int end = quoted ? skipBlanks(text, closingQuote(text, start) + 1) : comma(text, start);
      if (end < text.length() && text.charAt(end) != ',') {
        throw new IllegalArgumentException("text after a quote");
      }
      elements.add(
          quoted ? unquoted(text.substring(start, end)) : text.substring(start, end).strip());
      at = end + 1;
    }
    return elements;
  }

  private static String unquoted(String element) {
    String quoted = element.strip();
    return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
  }

  private static int comma(String text, int from) {
    int comma = text.indexOf(',', from);
    return comma < 0 ? text.length() : comma;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int closingQuote(String text, int open) {
    int at = text.indexOf('"', open + 1);
    while (at >= 0 && text.startsWith("\"\"", at)) {
      at = text.indexOf('"', at + 2);
    }
    if (at < 0) {
      throw new IllegalArgumentException("an open quote");
    }
    return at;
  }
}
