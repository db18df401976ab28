package dev.hillock.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonAccessTest {

  private static final JsonObject SAMPLE =
      JsonReader.parseObject(
          """
          {
            "name": "iris", "rate": 0.1, "seed": 9007199254740993, "fast": true, "none": null,
            "layers": [{"inputs": 4.0, "outputs": 8}, {"inputs": "x", "sizes": [1, 2.5]}],
            "tags": ["a", "b"], "means": [0.1, -2, 1e3], "shape": [2, 3], "grid": [[1], [2]],
            "petal width": {"a.b": 1}, "huge": 1e400, "big": 1e39, "many": 3000000000
          }
          """);

  @Test
  void readsEachKind() {
    assertEquals("iris", SAMPLE.text("name"));
    assertEquals(0.1, SAMPLE.number("rate"));
    assertEquals(0.1f, SAMPLE.floatNumber("rate"));
    assertEquals(9007199254740993L, SAMPLE.whole("seed"));
    assertEquals(true, SAMPLE.bool("fast"));
    assertEquals(new JsonNull(), SAMPLE.get("none"));
    assertEquals(4, SAMPLE.array("layers").object(0).integer("inputs"));
    assertEquals(List.of("a", "b"), SAMPLE.array("tags").texts());
    assertArrayEquals(new double[] {0.1, -2, 1000}, SAMPLE.array("means").numbers());
    assertArrayEquals(new float[] {0.1f, -2, 1000}, SAMPLE.array("means").floats());
    assertArrayEquals(new int[] {2, 3}, SAMPLE.array("shape").integers());
    assertEquals(2, SAMPLE.array("grid").array(1).whole(0));
    assertEquals("b", SAMPLE.array("tags").text(1));
    assertEquals(-2, SAMPLE.array("means").number(1));
    assertEquals(2, SAMPLE.array("layers").objects().size());
    assertEquals(Optional.empty(), SAMPLE.find("nothing"));
    assertEquals(Optional.of(new JsonText("iris")), SAMPLE.find("name"));
    assertEquals(List.of("inputs", "outputs"), SAMPLE.array("layers").object(0).names());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("nothing is missing, a text is expected", s -> s.text("nothing")),
        wrong("nothing is missing, a value is expected", s -> s.get("nothing")),
        wrong("rate is 0.1, a text is expected", s -> s.text("rate")),
        wrong("rate is 0.1, a whole number is expected", s -> s.integer("rate")),
        wrong("rate is 0.1, an object is expected", s -> s.object("rate")),
        wrong("none is null, a finite number is expected", s -> s.number("none")),
        wrong("fast is true, a list is expected", s -> s.array("fast")),
        wrong("name is \"iris\", true or false is expected", s -> s.bool("name")),
        wrong("tags is a list, a finite number is expected", s -> s.number("tags")),
        wrong("huge is 1e400, a finite number is expected", s -> s.number("huge")),
        wrong("huge is 1e400, a whole number is expected", s -> s.whole("huge")),
        wrong(
            "big is 1e39, a number between -3.4028235E38 and 3.4028235E38 is expected",
            s -> s.floatNumber("big")),
        wrong(
            "name is \"iris\", a number between -3.4028235E38 and 3.4028235E38 is expected",
            s -> s.floatNumber("name")),
        wrong(
            "many is 3000000000, a whole number between -2147483648 and 2147483647 is expected",
            s -> s.integer("many")),
        wrong(
            "layers[1].inputs is \"x\", a whole number is expected",
            s -> s.array("layers").object(1).integer("inputs")),
        wrong(
            "layers[1].inputs is \"x\", a list is expected",
            s -> ((JsonObject) s.array("layers").get(1)).array("inputs")),
        wrong(
            "layers[1].sizes[1] is 2.5, a whole number is expected",
            s -> s.array("layers").objects().get(1).array("sizes").integers()),
        wrong("layers[2] is missing, an object is expected", s -> s.array("layers").object(2)),
        wrong("layers[-1] is missing, a value is expected", s -> s.array("layers").get(-1)),
        wrong("layers[0] is an object, a text is expected", s -> s.array("layers").texts()),
        wrong(
            "grid[0][0] is 1, a text is expected",
            s -> ((JsonArray) ((JsonArray) s.find("grid").orElseThrow()).get(0)).text(0)),
        wrong(
            "[\"petal width\"][\"a.b\"] is 1, a text is expected",
            s -> s.object("petal width").text("a.b")));
  }

  private static Arguments wrong(String message, Function<JsonObject, Object> access) {
    return Arguments.of(message, access);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void namesThePathOfAWrongValue(String message, Function<JsonObject, Object> access) {
    var exception = assertThrows(JsonException.class, () -> access.apply(SAMPLE));
    assertEquals(message, exception.getMessage());
    assertEquals(message, exception.reason());
  }

  @Test
  void shortensLongTextsAndEscapesThem() {
    var object = Json.object().put("a", "\u001b[31m\u202e" + "x".repeat(1000)).build();
    var exception = assertThrows(JsonException.class, () -> object.bool("a"));
    assertEquals(
        "a is \"\\u001b[31m\\u202e" + "x".repeat(34) + "…\", true or false is expected",
        exception.getMessage());
  }

  @Test
  void knowsWholeNumbers() {
    assertEquals(1000, new JsonNumber("1e3").toLong().orElseThrow());
    assertEquals(Long.MIN_VALUE, new JsonNumber("-9223372036854775808").toLong().orElseThrow());
    assertEquals(true, new JsonNumber("9223372036854775808").toLong().isEmpty());
    assertEquals(9007199254740993L, new JsonNumber("9007199254740993.0").toLong().orElseThrow());
    assertEquals(0, new JsonNumber("-0").toLong().orElseThrow());
    for (String text :
        List.of(
            "1.00000000000000000001",
            "1e-400",
            "1e999999999",
            "-1e-2147483647",
            "1e2147483647",
            "1e99999999999")) {
      assertEquals(true, new JsonNumber(text).toLong().isEmpty(), text);
    }
  }

  @Test
  void objectsAreEqualInAnyOrderAndWherever() {
    var one = Json.object().put("a", 1).put("b", 2).build();
    assertEquals(one, new JsonObject(Map.of("b", JsonNumber.of(2), "a", JsonNumber.of(1))));
    assertEquals(one, Json.object().put("x", one).build().object("x"));
    assertNotEquals(one, Json.object().put("a", 1).build());
    assertNotEquals(one, new JsonNull());
    assertNotEquals(new JsonArray(List.of(one)), new JsonArray(List.of()));
    assertEquals("{\"a\":1,\"b\":2}", one.toString());
    assertThrows(UnsupportedOperationException.class, () -> one.members().clear());
  }
}
