package dev.hillock.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named values in the order they were written. Each accessor says in a [JsonException] where the
/// value stands and what it is, if it is missing or of another kind: `layers[1].inputs is "x", a
/// whole number is expected`.
///
/// Equal to an object with equal members, in any order.
public final class JsonObject implements Json {

  private final Map<String, Json> members;
  private final JsonPath path;

  /// An object of these members, in the map's order.
  public JsonObject(Map<String, ? extends Json> members) {
    this(Collections.unmodifiableMap(new LinkedHashMap<>(members)), JsonPath.ROOT);
  }

  private JsonObject(Map<String, Json> members, JsonPath path) {
    this.members = members;
    this.path = path;
  }

  /// An object over this map, which nobody else holds.
  static JsonObject owning(Map<String, Json> members) {
    return new JsonObject(Collections.unmodifiableMap(members), JsonPath.ROOT);
  }

  /// This object, knowing where it stands.
  JsonObject at(JsonPath place) {
    return new JsonObject(members, place);
  }

  /// The members, ordered and unmodifiable.
  public Map<String, Json> members() {
    return members;
  }

  /// The names in order.
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /// The value of this name, if there is one; it may be `null`'s [JsonNull].
  public Optional<Json> find(String name) {
    @Nullable Json value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(get(name));
  }

  /// The value of this name, of any kind.
  public Json get(String name) {
    return Expect.any(members.get(name), path.member(name));
  }

  /// The text of this name.
  public String text(String name) {
    return Expect.text(members.get(name), path.member(name));
  }

  /// The number of this name; finite.
  public double number(String name) {
    return Expect.number(members.get(name), path.member(name));
  }

  /// The number of this name as the nearest `float`; finite.
  public float floatNumber(String name) {
    return Expect.floatNumber(members.get(name), path.member(name));
  }

  /// The whole number of this name, which must fit an `int`.
  public int integer(String name) {
    return Expect.integer(members.get(name), path.member(name));
  }

  /// The whole number of this name, which must fit a `long`.
  public long whole(String name) {
    return Expect.whole(members.get(name), path.member(name));
  }

  /// The truth of this name.
  public boolean bool(String name) {
    return Expect.bool(members.get(name), path.member(name));
  }

  /// The list of this name.
  public JsonArray array(String name) {
    return Expect.array(members.get(name), path.member(name));
  }

  /// The object of this name.
  public JsonObject object(String name) {
    return Expect.object(members.get(name), path.member(name));
  }

  // exports: users compile without the annotations.
  @Override
  public String excerpt() {
    return "an object";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object && members.equals(object.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /// The compact form.
  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }
}
