package dev.hillock.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of values. Each accessor says in a [JsonException] where a value stands and what it is,
/// if it is missing or of another kind.
public final class JsonArray implements Json {

  private final List<Json> values;
  private final JsonPath path;

  /// A list of these values.
  public JsonArray(List<? extends Json> values) {
    this(List.copyOf(values), JsonPath.ROOT);
  }

  private JsonArray(List<Json> values, JsonPath path) {
    this.values = values;
    this.path = path;
  }

  /// A list of texts.
  public static JsonArray ofTexts(List<String> texts) {
    return new JsonArray(texts.stream().map(JsonText::new).toList());
  }

  /// A list of numbers.
  ///
  /// @throws IllegalArgumentException if one is not finite
  public static JsonArray of(double... numbers) {
    var values = new ArrayList<Json>(numbers.length);
    for (double number : numbers) {
      values.add(JsonNumber.of(number));
    }
    return new JsonArray(values);
  }

  /// A list of numbers, each as short as [#floats] needs it to read the same bits.
  ///
  /// @throws IllegalArgumentException if one is not finite
  public static JsonArray of(float... numbers) {
    var values = new ArrayList<Json>(numbers.length);
    for (float number : numbers) {
      values.add(JsonNumber.of(number));
    }
    return new JsonArray(values);
  }

  /// A list of whole numbers.
  public static JsonArray of(int... numbers) {
    var values = new ArrayList<Json>(numbers.length);
    for (int number : numbers) {
      values.add(JsonNumber.of(number));
    }
    return new JsonArray(values);
  }

  /// This list, knowing where it stands.
  JsonArray at(JsonPath place) {
    return new JsonArray(values, place);
  }

  /// How many values it has.
  public int size() {
    return values.size();
  }

  /// The values, unmodifiable.
  public List<Json> values() {
    return values;
  }

  /// The value at this index, of any kind.
  public Json get(int index) {
    return Expect.any(element(index), path.element(index));
  }

  /// The text at this index.
  public String text(int index) {
    return Expect.text(element(index), path.element(index));
  }

  /// The number at this index; finite.
  public double number(int index) {
    return Expect.number(element(index), path.element(index));
  }

  /// The whole number at this index, which must fit an `int`.
  public int integer(int index) {
    return Expect.integer(element(index), path.element(index));
  }

  /// The whole number at this index, which must fit a `long`.
  public long whole(int index) {
    return Expect.whole(element(index), path.element(index));
  }

  /// The list at this index.
  public JsonArray array(int index) {
    return Expect.array(element(index), path.element(index));
  }

  /// The object at this index.
  public JsonObject object(int index) {
    return Expect.object(element(index), path.element(index));
  }

  /// All values, which must be texts.
  public List<String> texts() {
    var texts = new ArrayList<String>(size());
    for (int i = 0; i < size(); i++) {
      texts.add(text(i));
    }
    return List.copyOf(texts);
  }

  /// All values, which must be finite numbers.
  public double[] numbers() {
    var numbers = new double[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(i);
    }
    return numbers;
  }

  /// All values, which must be numbers, as the nearest `float`; finite.
  public float[] floats() {
    var numbers = new float[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Expect.floatNumber(element(i), path.element(i));
    }
    return numbers;
  }

  /// All values, which must be whole numbers that fit an `int`.
  public int[] integers() {
    var numbers = new int[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = integer(i);
    }
    return numbers;
  }

  /// All values, which must be objects.
  public List<JsonObject> objects() {
    var objects = new ArrayList<JsonObject>(size());
    for (int i = 0; i < size(); i++) {
      objects.add(object(i));
    }
    return List.copyOf(objects);
  }

  private @Nullable Json element(int index) {
    return index >= 0 && index < values.size() ? values.get(index) : null;
  }

  // exports: users compile without the annotations.
  @Override
  public String excerpt() {
    return "a list";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray array && values.equals(array.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /// The compact form.
  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }
}
