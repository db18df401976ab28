package dev.hillock.json;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Takes a value as the kind that is expected, or says what it is instead and where. Null stands
/// for a member that is not there.
final class Expect {

  private Expect() {}

  static String text(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    throw refused(value, path, "a text");
  }

  static double number(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonNumber number) {
      double result = number.toDouble();
      if (Double.isFinite(result)) {
        return result;
      }
    }
    throw refused(value, path, "a finite number");
  }

  static float floatNumber(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonNumber number) {
      float result = number.toFloat();
      if (Float.isFinite(result)) {
        return result;
      }
    }
    throw refused(value, path, "a number between -3.4028235E38 and 3.4028235E38");
  }

  static long whole(@Nullable Json value, JsonPath path) {
    OptionalLong result =
        value instanceof JsonNumber number ? number.toLong() : OptionalLong.empty();
    return result.orElseThrow(() -> refused(value, path, "a whole number"));
  }

  static int integer(@Nullable Json value, JsonPath path) {
    long result = whole(value, path);
    if (result < Integer.MIN_VALUE || result > Integer.MAX_VALUE) {
      throw refused(value, path, "a whole number between -2147483648 and 2147483647");
    }
    return (int) result;
  }

  static boolean bool(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonBoolean(boolean result)) {
      return result;
    }
    throw refused(value, path, "true or false");
  }

  static JsonArray array(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonArray array) {
      return array.at(path);
    }
    throw refused(value, path, "a list");
  }

  static JsonObject object(@Nullable Json value, JsonPath path) {
    if (value instanceof JsonObject object) {
      return object.at(path);
    }
    throw refused(value, path, "an object");
  }

  static Json any(@Nullable Json value, JsonPath path) {
    return switch (value) {
      case null -> throw refused(null, path, "a value");
      case JsonObject object -> object.at(path);
      case JsonArray array -> array.at(path);
      case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  private static JsonException refused(@Nullable Json value, JsonPath path, String expected) {
    return new JsonException(
        "%s is %s, %s is expected"
            .formatted(path, value == null ? "missing" : value.excerpt(), expected));
  }
}
