package dev.hillock.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import dev.hillock.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// JSON text; what is read is the same when it is written and read again.
class JsonFuzzTest {

  @FuzzTest
  @DictionaryEntries({
    "true",
    "false",
    "null",
    "\\\\u0041",
    "\\\\ud83d\\\\ude00",
    "1e-308",
    "[[[[",
    "{\\\"a\\\":"
  })
  void reads(byte[] bytes) {
    Outcome<Json> outcome = read(new String(bytes, StandardCharsets.UTF_8));
    Json value = outcome.value();
    if (value != null) {
      assertEquals(value, JsonReader.parse(JsonWriter.compact(value)));
    }
  }

  @Test
  void readsEveryGoodFile() {
    assertEquals(
        List.of(),
        Seeds.refused(
            JsonFuzzTest.class, bytes -> read(new String(bytes, StandardCharsets.UTF_8)).isRead()));
  }

  private static Outcome<Json> read(String text) {
    return FuzzLimits.read(
        text.length(), () -> JsonReader.parse(text), List.of(JsonException.class));
  }
}
