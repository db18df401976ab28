package dev.hillock.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON strictly: no comments, no trailing commas, no name twice in one object, no half
/// surrogate pair, nothing after the value. Limits keep a hostile text from exhausting memory or
/// stack.
///
/// Source: T. Bray, The JavaScript Object Notation (JSON) Data Interchange Format, RFC 8259, 2017.
/// A byte order mark is refused, which section 8.1 leaves open.
public final class JsonReader {

  /// Lists and objects may stand in each other this deep.
  public static final int MAX_DEPTH = 64;

  /// A text or a name may have this many characters.
  public static final int MAX_TEXT = 30_000_000;

  /// A text may hold this many values, lists and objects included.
  public static final int MAX_VALUES = 4_000_000;

  private static final String VALUE = "a value is expected";

  private final String text;
  private int at;
  private int depth;
  private int values;

  private JsonReader(String text) {
    this.text = text;
  }

  /// The value that the text holds.
  ///
  /// @throws JsonException if it is not JSON or passes a limit; with the character's index
  public static Json parse(String text) {
    var reader = new JsonReader(text);
    Json value = reader.value();
    if (reader.next() >= 0) {
      throw reader.unexpected("the end of the text is expected");
    }
    return value;
  }

  /// The object that the text holds.
  ///
  /// @throws JsonException if it is not JSON, passes a limit or holds another kind of value
  public static JsonObject parseObject(String text) {
    return Expect.object(parse(text), JsonPath.ROOT);
  }

  private Json value() {
    int c = next();
    if (++values > MAX_VALUES) {
      throw error("the text holds more than %d values".formatted(MAX_VALUES), at);
    }
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonText(quoted());
      case 't' -> word("true", new JsonBoolean(true));
      case 'f' -> word("false", new JsonBoolean(false));
      case 'n' -> word("null", new JsonNull());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected(VALUE);
    };
  }

  private JsonObject object() {
    Map<String, Json> members = new LinkedHashMap<>();
    open();
    if (next() == '}') {
      close();
      return JsonObject.owning(members);
    }
    do {
      member(members);
    } while (more('}'));
    return JsonObject.owning(members);
  }

  private void member(Map<String, Json> members) {
    if (next() != '"') {
      throw unexpected("a name in quotes is expected");
    }
    int start = at;
    String name = quoted();
    if (members.containsKey(name)) {
      throw error(
          "the name %s stands twice in one object".formatted(Quotes.shortened(name)), start);
    }
    if (next() != ':') {
      throw unexpected("':' is expected");
    }
    at++;
    members.put(name, value());
  }

  private JsonArray array() {
    // Most lists are short, and a hostile text has nothing else.
    List<Json> elements = new ArrayList<>(2);
    open();
    if (next() == ']') {
      close();
      return new JsonArray(elements);
    }
    do {
      elements.add(value());
    } while (more(']'));
    return new JsonArray(elements);
  }

  private void open() {
    if (++depth > MAX_DEPTH) {
      throw error("lists and objects are nested deeper than %d levels".formatted(MAX_DEPTH), at);
    }
    at++;
  }

  private void close() {
    depth--;
    at++;
  }

  /// Whether a comma follows, which is skipped, and not the closing bracket, which is too.
  private boolean more(char closing) {
    int c = next();
    if (c == ',') {
      at++;
      return true;
    }
    if (c == closing) {
      close();
      return false;
    }
    throw unexpected("',' or '%c' is expected".formatted(closing));
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw unexpected(VALUE);
    }
    at += word.length();
    return value;
  }

  private JsonNumber number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at - start > JsonNumber.MAX_LENGTH) {
      throw error("a number is longer than %d characters".formatted(JsonNumber.MAX_LENGTH), start);
    }
    String literal = text.substring(start, at);
    try {
      return new JsonNumber(literal);
    } catch (IllegalArgumentException _) {
      throw error("'%s' is not a number".formatted(literal), start);
    }
  }

  /// The text in quotes that begins here.
  private String quoted() {
    int start = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      plain();
    }
    if (at < text.length() && text.charAt(at) == '"') {
      String plain = text.substring(start, at++);
      checkLength(plain.length(), start);
      return plain;
    }
    return escaped(start);
  }

  /// The rest of a text from its first escape on.
  private String escaped(int start) {
    var result = new StringBuilder(text.substring(start, at));
    while (true) {
      checkLength(result.length(), start);
      if (at >= text.length()) {
        throw unexpected("'\"' is expected");
      }
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return result.toString();
      }
      if (c == '\\') {
        escape(result);
      } else {
        int from = at;
        plain();
        result.append(text, from, at);
      }
    }
  }

  /// Skips one character, two where they are a surrogate pair.
  private void plain() {
    char c = text.charAt(at);
    if (c < ' ') {
      throw unexpected("control characters in a text must be escaped");
    }
    if (Character.isSurrogate(c)) {
      if (at + 1 >= text.length() || !Character.isSurrogatePair(c, text.charAt(at + 1))) {
        throw error("half a surrogate pair stands in a text", at);
      }
      at++;
    }
    at++;
  }

  private void escape(StringBuilder result) {
    int start = at++;
    int kind = at < text.length() ? "\"\\/bfnrtu".indexOf(text.charAt(at)) : -1;
    if (kind < 0) {
      throw unexpected("one of \" \\ / b f n r t u is expected after a backslash");
    }
    at++;
    if (kind < 8) {
      result.append("\"\\/\b\f\n\r\t".charAt(kind));
      return;
    }
    char high = hexadecimal();
    result.append(high);
    if (Character.isSurrogate(high)) {
      boolean follows = text.startsWith("\\u", at);
      at += follows ? 2 : 0;
      char low = follows ? hexadecimal() : ' ';
      if (!Character.isSurrogatePair(high, low)) {
        throw error("half a surrogate pair stands in a text", start);
      }
      result.append(low);
    }
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? "0123456789abcdef".indexOf(lower(text.charAt(at))) : -1;
      if (digit < 0) {
        throw unexpected("a hexadecimal digit is expected");
      }
      value = 16 * value + digit;
      at++;
    }
    return (char) value;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'F' ? (char) (c + 32) : c;
  }

  private void checkLength(int length, int start) {
    if (length > MAX_TEXT) {
      throw error("a text is longer than %d characters".formatted(MAX_TEXT), start);
    }
  }

  /// The next character that is no space, not yet taken; -1 at the end.
  private int next() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : -1;
  }

  private JsonException unexpected(String expected) {
    return error("%s, %s".formatted(found(), expected), at);
  }

  private String found() {
    if (at >= text.length()) {
      return "the text ends";
    }
    char c = text.charAt(at);
    return (c > ' ' && c < 0x7f ? "'%c' found".formatted(c) : "U+%04X found".formatted((int) c));
  }

  private static JsonException error(String reason, int offset) {
    return new JsonException(reason, offset);
  }
}
