package dev.hillock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hillock.bench.measure.Figure;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void readsTheLineItWrites() {
    var figure = new Figure("xor", "epoch", 0.25, "us");
    assertEquals("figure xor epoch 0.250000 us", figure.line());
    assertEquals(figure, Figure.parse(figure.line()));
  }

  @Test
  void otherLinesAreNoFigures() {
    assertNull(Figure.parse("WARNING: Using incubator modules"));
  }

  @Test
  void rejectsHalfALine() {
    var e = assertThrows(IllegalArgumentException.class, () -> Figure.parse("figure xor 1"));
    assertEquals(
        "'figure xor 1' has 3 words; a figure is: figure WORK NAME VALUE UNIT", e.getMessage());
  }
}
