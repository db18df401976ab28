package dev.hillock.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.FuzzLimits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// JSON of almost a megabyte that was made to take time or memory.
class LargeJsonTest {

  private static final int LENGTH = 1_000_000;

  @Test
  void manySmallValues() {
    for (String value : List.of("0", "1.5", "\"\"", "[]", "{}", "true", "null", "{\"\":0}")) {
      assertTrue(reads("[" + (value + ",").repeat(LENGTH / (value.length() + 1)) + "0]"), value);
    }
  }

  @Test
  void manyNames() {
    assertTrue(
        reads(
            IntStream.range(0, LENGTH / 11)
                .mapToObj(i -> "\"%d\":0".formatted(i))
                .collect(Collectors.joining(",", "{", "}"))));
  }

  @Test
  void oneLongText() {
    assertTrue(reads("\"" + "a".repeat(LENGTH) + "\""));
    assertTrue(reads("\"" + "\\n".repeat(LENGTH / 2) + "\""));
    assertTrue(reads("\"" + "\\u0041".repeat(LENGTH / 6) + "\""));
    assertFalse(reads("\"" + "a".repeat(LENGTH)));
  }

  @Test
  void deepNesting() {
    assertFalse(reads("[".repeat(LENGTH)));
    assertFalse(reads("{\"\":".repeat(LENGTH / 4)));
    assertTrue(reads("[" + ("[".repeat(63) + "]".repeat(63) + ",").repeat(LENGTH / 127) + "0]"));
  }

  private static boolean reads(String text) {
    return FuzzLimits.read(
            text.length(), () -> JsonReader.parse(text), List.of(JsonException.class))
        .isRead();
  }
}
