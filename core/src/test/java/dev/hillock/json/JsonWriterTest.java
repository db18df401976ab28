package dev.hillock.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

  private static final String[] PIECES = {
    "a", "\"", "\\", "/", "\n", "\0", "\u001f", "\u007f", "é", "\u2028", "𝄞", "{", "\u202e"
  };

  @Test
  void writesCompactAndIndented() {
    var value =
        Json.object()
            .put("name", "x\t\"y\"\\\r\n\u0001")
            .put("rate", 0.3)
            .put("small", 0.1f)
            .put("inputs", 4)
            .put("fast", true)
            .put("none", new JsonNull())
            .putTexts("tags", List.of("a", "b"))
            .put("layers", List.of(JsonArray.of(1, 2), Json.object().build()))
            .put("empty", List.of())
            .build();
    assertEquals(
        "{\"name\":\"x\\t\\\"y\\\"\\\\\\r\\n\\u0001\",\"rate\":0.3,\"small\":0.1,\"inputs\":4,"
            + "\"fast\":true,\"none\":null,\"tags\":[\"a\",\"b\"],\"layers\":[[1,2],{}],"
            + "\"empty\":[]}",
        JsonWriter.compact(value));
    assertEquals(
        """
        {
          "name": "x\\t\\"y\\"\\\\\\r\\n\\u0001",
          "rate": 0.3,
          "small": 0.1,
          "inputs": 4,
          "fast": true,
          "none": null,
          "tags": ["a", "b"],
          "layers": [
            [1, 2],
            {}
          ],
          "empty": []
        }\
        """,
        JsonWriter.indented(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "7.0, 7",
    "-12345678.0, -12345678",
    "0.1, 0.1",
    "1e14, 100000000000000",
    "1e15, 1E15",
    "1.5e300, 1.5E300",
    "4.9E-324, 4.9E-324",
    "1.7976931348623157E308, 1.7976931348623157E308"
  })
  void writesDoublesShort(double number, String text) {
    assertEquals(text, JsonNumber.of(number).literal());
    assertEquals(
        Double.doubleToRawLongBits(number),
        Double.doubleToRawLongBits(JsonNumber.of(number).toDouble()));
  }

  @Test
  void floatsKeepTheirBits() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      float number = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(number)) {
        float read = JsonArray.of(number).floats()[0];
        assertEquals(Float.floatToRawIntBits(number), Float.floatToRawIntBits(read));
      }
    }
    assertEquals(
        "[0.1,16777216,3.4028235E38]", JsonArray.of(0.1f, 0x1p24f, Float.MAX_VALUE).toString());
    assertEquals("[0.1,-0]", JsonArray.of(0.1, -0.0).toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesNumbersThatJsonLacks(double number) {
    String message = "a number is %s; JSON can only write finite numbers".formatted(number);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> JsonNumber.of(number)).getMessage());
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> JsonNumber.of((float) number))
            .getMessage());
  }

  @Test
  void refusesWhatCannotBeReadBack() {
    Json deep = new JsonNull();
    for (int i = 0; i < 64; i++) {
      deep = new JsonArray(List.of(deep));
    }
    Json legal = deep;
    assertEquals(legal, JsonReader.parse(JsonWriter.compact(legal)));
    var deeper = new JsonArray(List.of(legal));
    assertEquals(
        "values are nested deeper than 64 levels; nothing could read them back",
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.compact(deeper))
            .getMessage());
    for (String half : List.of("a\ud800", "a\udc00b", "a\ud800b")) {
      assertThrows(IllegalArgumentException.class, () -> JsonWriter.compact(new JsonText(half)));
    }
    assertEquals(
        "\"hello\" is not a JSON number of at most 64 characters",
        assertThrows(IllegalArgumentException.class, () -> new JsonNumber("hello")).getMessage());
    assertEquals(
        "the name \"a\" stands twice in one object; names must differ",
        assertThrows(IllegalArgumentException.class, () -> Json.object().put("a", 1).put("a", "x"))
            .getMessage());
  }

  @Test
  void readsBackWhatItWrites() {
    for (int seed = 0; seed < 500; seed++) {
      Json value = tree(new SplittableRandom(seed), 5);
      assertEquals(value, JsonReader.parse(JsonWriter.compact(value)));
      assertEquals(value, JsonReader.parse(JsonWriter.indented(value)));
      assertEquals(
          JsonWriter.compact(value),
          JsonWriter.compact(JsonReader.parse(JsonWriter.indented(value))));
    }
  }

  private static Json tree(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new JsonNull();
      case 1 -> new JsonBoolean(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextLong());
      case 3 -> JsonNumber.of((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 20)));
      case 4 -> new JsonText(text(random));
      case 5 -> {
        List<Json> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          values.add(tree(random, depth - 1));
        }
        yield new JsonArray(values);
      }
      default -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(text(random), tree(random, depth - 1));
        }
        yield new JsonObject(members);
      }
    };
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
