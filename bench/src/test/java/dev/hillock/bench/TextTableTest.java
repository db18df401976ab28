package dev.hillock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsWordsLeftAndNumbersRight() {
    var table = new TextTable(1, List.of("work", "ratio", "x"));
    table.add(List.of("train-large", "1.25", "10"));
    table.add(List.of("csv", "12.50", "-"));
    assertEquals(
        List.of("work         ratio   x", "train-large   1.25  10", "csv          12.50   -"),
        table.lines());
  }

  @Test
  void rejectsRowsOfAnotherLength() {
    var table = new TextTable(1, List.of("work", "ratio"));
    var e = assertThrows(IllegalArgumentException.class, () -> table.add(List.of("csv")));
    assertEquals("a row of 1 words under 2 headings; give one word per heading", e.getMessage());
  }
}
