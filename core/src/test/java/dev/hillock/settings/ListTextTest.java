package dev.hillock.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {

  @Test
  void commasStandBetween() {
    assertEquals(List.of("a", "b c", "d"), ListText.split("a, b c ,d"));
    assertEquals("a,b c,d", ListText.join(List.of("a", "b c", "d")));
  }

  @Test
  void theEmptyListIsNone() {
    assertEquals("none", ListText.join(List.of()));
    assertEquals(List.of(), ListText.split("None"));
    assertEquals(List.of(), ListText.split(""));
    assertEquals("\"none\"", ListText.join(List.of("none")));
  }

  @Test
  void anEmptyElementIsOne() {
    assertEquals(List.of("a", "", "b", ""), ListText.split("a,,b,"));
    assertEquals("a,\"\"", ListText.join(List.of("a", "")));
  }

  @Test
  void quotesKeepWhatWouldNotComeBack() {
    assertEquals(List.of("a,b", " c", "\"d\""), ListText.split("\"a,b\" , \" c\",\"\"\"d\"\"\""));
    assertEquals(List.of("a\"b", "5\""), ListText.split("a\"b,5\""));
    for (String text : List.of("a,b", " a", "a ", "\"", "\"\"", "a\"b", ",", "none", "", "é")) {
      for (var list : List.of(List.of(text), List.of("x", text), List.of(text, text, "y"))) {
        assertEquals(list, ListText.split(ListText.join(list)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"a", "a,\"b", "\"a\"b", "\"a\"\"", "\"a\" b,c"})
  void refusesQuotesThatDoNotClose(String text) {
    assertThrows(IllegalArgumentException.class, () -> ListText.split(text));
  }
}
