package dev.hillock.json;

import java.util.List;
import java.util.Map;

/// Writes values as JSON that [JsonReader] reads back equal. The same value always gives the same
/// text.
///
/// Both forms throw an IllegalArgumentException where the reader would refuse: values nested deeper
/// than 64 levels, or half a surrogate pair in a text.
public final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;
  private int depth;

  private JsonWriter(boolean indented) {
    this.indented = indented;
  }

  /// The value on one line, without spaces.
  public static String compact(Json value) {
    var writer = new JsonWriter(false);
    writer.write(value);
    return writer.out.toString();
  }

  /// The value over several lines, indented by two spaces, without a line end after the last one. A
  /// list without lists or objects in it stays on one line.
  public static String indented(Json value) {
    var writer = new JsonWriter(true);
    writer.write(value);
    return writer.out.toString();
  }

  private void write(Json value) {
    switch (value) {
      case JsonObject object -> members(object.members());
      case JsonArray array -> elements(array.values());
      case JsonText(String text) -> Quotes.append(out, text);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> out.append(value.excerpt());
    }
  }

  private void members(Map<String, Json> members) {
    open('{');
    boolean first = true;
    for (var member : members.entrySet()) {
      separate(first, true);
      Quotes.append(out, member.getKey());
      out.append(indented ? ": " : ":");
      write(member.getValue());
      first = false;
    }
    close('}', !first);
  }

  private void elements(List<Json> values) {
    boolean lines =
        values.stream().anyMatch(v -> v instanceof JsonArray || v instanceof JsonObject);
    open('[');
    boolean first = true;
    for (Json value : values) {
      separate(first, lines);
      write(value);
      first = false;
    }
    close(']', lines);
  }

  private void open(char bracket) {
    out.append(bracket);
    if (++depth > JsonReader.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "values are nested deeper than %d levels; nothing could read them back"
              .formatted(JsonReader.MAX_DEPTH));
    }
  }

  private void close(char bracket, boolean lines) {
    depth--;
    if (lines) {
      line();
    }
    out.append(bracket);
  }

  private void separate(boolean first, boolean lines) {
    if (!first) {
      out.append(indented && !lines ? ", " : ",");
    }
    if (lines) {
      line();
    }
  }

  private void line() {
    if (indented) {
      out.append('\n').repeat(' ', 2 * depth);
    }
  }
}
