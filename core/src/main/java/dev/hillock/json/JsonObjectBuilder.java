package dev.hillock.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers the members of an object in order. Begun with [Json#object]; not safe to share between
/// threads.
public final class JsonObjectBuilder {

  private final Map<String, Json> members = new LinkedHashMap<>();

  JsonObjectBuilder() {}

  /// Adds a value.
  ///
  /// @throws IllegalArgumentException if the name is taken; so do all methods named put
  public JsonObjectBuilder put(String name, Json value) {
    if (members.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException(
          "the name %s stands twice in one object; names must differ"
              .formatted(Quotes.shortened(name)));
    }
    return this;
  }

  /// Adds a text.
  public JsonObjectBuilder put(String name, String text) {
    return put(name, new JsonText(text));
  }

  /// Adds a number, as short as a `double` needs it.
  ///
  /// @throws IllegalArgumentException if it is not finite
  public JsonObjectBuilder put(String name, double number) {
    return put(name, JsonNumber.of(number));
  }

  /// Adds a number, as short as a `float` needs it.
  ///
  /// @throws IllegalArgumentException if it is not finite
  public JsonObjectBuilder put(String name, float number) {
    return put(name, JsonNumber.of(number));
  }

  /// Adds a whole number.
  public JsonObjectBuilder put(String name, long number) {
    return put(name, JsonNumber.of(number));
  }

  /// Adds true or false.
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, new JsonBoolean(value));
  }

  /// Adds a list of values.
  public JsonObjectBuilder put(String name, List<? extends Json> values) {
    return put(name, new JsonArray(values));
  }

  /// Adds a list of texts.
  public JsonObjectBuilder putTexts(String name, List<String> texts) {
    return put(name, JsonArray.ofTexts(texts));
  }

  /// The object; the builder may go on and build another.
  public JsonObject build() {
    return new JsonObject(members);
  }
}
