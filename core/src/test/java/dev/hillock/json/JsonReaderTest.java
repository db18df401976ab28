package dev.hillock.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReaderTest {

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", "the text ends, a value is expected; at character 0"),
        Arguments.of(" \t\r\n", "the text ends, a value is expected; at character 4"),
        Arguments.of("\ufeff1", "U+FEFF found, a value is expected; at character 0"),
        Arguments.of("\u00a01", "U+00A0 found, a value is expected; at character 0"),
        Arguments.of("tru", "'t' found, a value is expected; at character 0"),
        Arguments.of("True", "'T' found, a value is expected; at character 0"),
        Arguments.of("falsy", "'f' found, a value is expected; at character 0"),
        Arguments.of("nul", "'n' found, a value is expected; at character 0"),
        Arguments.of("NaN", "'N' found, a value is expected; at character 0"),
        Arguments.of("Infinity", "'I' found, a value is expected; at character 0"),
        Arguments.of("'a'", "''' found, a value is expected; at character 0"),
        Arguments.of("nullx", "'x' found, the end of the text is expected; at character 4"),
        Arguments.of("1 2", "'2' found, the end of the text is expected; at character 2"),
        Arguments.of("[] // end", "'/' found, the end of the text is expected; at character 3"),
        Arguments.of("/* */ 1", "'/' found, a value is expected; at character 0"),
        Arguments.of("[", "the text ends, a value is expected; at character 1"),
        Arguments.of("]", "']' found, a value is expected; at character 0"),
        Arguments.of("[1,]", "']' found, a value is expected; at character 3"),
        Arguments.of("[,1]", "',' found, a value is expected; at character 1"),
        Arguments.of("[1 2]", "'2' found, ',' or ']' is expected; at character 3"),
        Arguments.of("[1}", "'}' found, ',' or ']' is expected; at character 2"),
        Arguments.of("[1", "the text ends, ',' or ']' is expected; at character 2"),
        Arguments.of("{", "the text ends, a name in quotes is expected; at character 1"),
        Arguments.of("{a:1}", "'a' found, a name in quotes is expected; at character 1"),
        Arguments.of("{\"a\":1,}", "'}' found, a name in quotes is expected; at character 7"),
        Arguments.of("{\"a\" 1}", "'1' found, ':' is expected; at character 5"),
        Arguments.of("{\"a\":}", "'}' found, a value is expected; at character 5"),
        Arguments.of("{\"a\":1]", "']' found, ',' or '}' is expected; at character 6"),
        Arguments.of(
            "{\"a\":1, \"\\u0061\":2}",
            "the name \"a\" stands twice in one object; at character 8"),
        Arguments.of("01", "'01' is not a number; at character 0"),
        Arguments.of("[-]", "'-' is not a number; at character 1"),
        Arguments.of("-01", "'-01' is not a number; at character 0"),
        Arguments.of("1.", "'1.' is not a number; at character 0"),
        Arguments.of(".5", "'.' found, a value is expected; at character 0"),
        Arguments.of("+1", "'+' found, a value is expected; at character 0"),
        Arguments.of("1e", "'1e' is not a number; at character 0"),
        Arguments.of("1e+", "'1e+' is not a number; at character 0"),
        Arguments.of("1-2", "'1-2' is not a number; at character 0"),
        Arguments.of("0x1", "'x' found, the end of the text is expected; at character 1"),
        Arguments.of("1f", "'f' found, the end of the text is expected; at character 1"),
        Arguments.of("1".repeat(65), "a number is longer than 64 characters; at character 0"),
        Arguments.of("\"", "the text ends, '\"' is expected; at character 1"),
        Arguments.of("\"a", "the text ends, '\"' is expected; at character 2"),
        Arguments.of("\"a\\n", "the text ends, '\"' is expected; at character 4"),
        Arguments.of(
            "\"a\nb\"",
            "U+000A found, control characters in a text must be escaped; at character 2"),
        Arguments.of(
            "\"\\n\0\"",
            "U+0000 found, control characters in a text must be escaped; at character 3"),
        Arguments.of(
            "\"\\x\"",
            "'x' found, one of \" \\ / b f n r t u is expected after a backslash; at character 2"),
        Arguments.of(
            "\"\\",
            "the text ends, one of \" \\ / b f n r t u is expected after a backslash;"
                + " at character 2"),
        Arguments.of("\"\\u12G4\"", "'G' found, a hexadecimal digit is expected; at character 5"),
        Arguments.of("\"\\u12", "the text ends, a hexadecimal digit is expected; at character 5"),
        Arguments.of("\"\\ud800\"", "half a surrogate pair stands in a text; at character 1"),
        Arguments.of("\"\\udc00\"", "half a surrogate pair stands in a text; at character 1"),
        Arguments.of(
            "\"\\ud800\\u0041\"", "half a surrogate pair stands in a text; at character 1"),
        Arguments.of("\"x\ud800\"", "half a surrogate pair stands in a text; at character 2"),
        Arguments.of("\"x\udc00y\"", "half a surrogate pair stands in a text; at character 2"),
        Arguments.of("\"\ud800", "half a surrogate pair stands in a text; at character 1"),
        Arguments.of(
            "[".repeat(65), "lists and objects are nested deeper than 64 levels; at character 64"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesWithTheCharacter(String text, String message) {
    var exception = assertThrows(JsonException.class, () -> JsonReader.parse(text));
    assertEquals(message, exception.getMessage());
    assertEquals(message, exception.reason() + "; at character " + exception.offset());
  }

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        Arguments.of(" null ", new JsonNull()),
        Arguments.of("true", new JsonBoolean(true)),
        Arguments.of("\tfalse\r\n", new JsonBoolean(false)),
        Arguments.of("0", JsonNumber.of(0)),
        Arguments.of("-0.5E+10", new JsonNumber("-0.5E+10")),
        Arguments.of("1e999", new JsonNumber("1e999")),
        Arguments.of("\"\"", new JsonText("")),
        Arguments.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", new JsonText("\"\\/\b\f\n\r\t")),
        Arguments.of("\"\\u00e9\\u00C9é\"", new JsonText("\u00e9\u00c9\u00e9")),
        Arguments.of("\"\\uD834\\udd1e𝄞\"", new JsonText("\ud834\udd1e\ud834\udd1e")),
        Arguments.of("\"\u007f\u2028\"", new JsonText("\u007f\u2028")),
        Arguments.of("[ ]", new JsonArray(List.of())),
        Arguments.of("[[],{ }]", new JsonArray(List.of(JsonArray.of(new int[0]), empty()))),
        Arguments.of("{\"\" : 1 , \"b\":[2]}", Json.object().put("", 1).put("b", two()).build()));
  }

  private static JsonObject empty() {
    return Json.object().build();
  }

  private static List<Json> two() {
    return List.of(JsonNumber.of(2));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void readsValues(String text, Json value) {
    assertEquals(value, JsonReader.parse(text));
    assertEquals(value.hashCode(), JsonReader.parse(text).hashCode());
  }

  @Test
  void readsSixtyFourLevelsAndManyNeighbours() {
    String deep = "[".repeat(63) + "[],[],{},{}" + "]".repeat(63);
    assertEquals(deep, JsonReader.parse(deep).toString());
  }

  @Test
  void limitsTexts() {
    String longest = "x".repeat(JsonReader.MAX_TEXT);
    assertEquals(new JsonText(longest), JsonReader.parse("\"" + longest + "\""));
    assertEquals(
        new JsonText("\n" + longest.substring(1)),
        JsonReader.parse("\"\\n" + longest.substring(1) + "\""));
    for (String text : List.of("\"x" + longest + "\"", "\"\\n" + longest + "\"")) {
      var exception = assertThrows(JsonException.class, () -> JsonReader.parse(text));
      assertEquals(
          "a text is longer than 30000000 characters; at character 1", exception.getMessage());
    }
  }

  @Test
  void limitsValues() {
    String text = "[" + "1,".repeat(JsonReader.MAX_VALUES - 1);
    assertEquals(
        JsonReader.MAX_VALUES - 1,
        ((JsonArray) JsonReader.parse(text.substring(0, text.length() - 1) + "]")).size());
    var exception = assertThrows(JsonException.class, () -> JsonReader.parse(text + "1]"));
    assertEquals(
        "the text holds more than 4000000 values; at character 7999999", exception.getMessage());
  }

  @Test
  void wantsAnObjectWhereAskedForOne() {
    assertEquals(3, JsonReader.parseObject("{\"a\":3}").integer("a"));
    var exception = assertThrows(JsonException.class, () -> JsonReader.parseObject("[]"));
    assertEquals("the value is a list, an object is expected", exception.getMessage());
    assertEquals(-1, exception.offset());
  }
}
