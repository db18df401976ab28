package dev.hillock.json;

/// A JSON value (RFC 8259). A closed set of six kinds, all immutable and safe to share between
/// threads.
public sealed interface Json
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {

  /// Starts an object: `Json.object().put("name", "x").put("rate", 0.3).build()`.
  static JsonObjectBuilder object() {
    return new JsonObjectBuilder();
  }

  /// The value as a message shows it, on one line and never longer than a line: a text in quotes,
  /// escaped and cut after 40 characters; an object or a list by its kind only.
  String excerpt();
}
