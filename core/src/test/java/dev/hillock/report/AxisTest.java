package dev.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  private static List<String> texts(Axis axis) {
    return axis.ticks().stream().map(axis::text).toList();
  }

  @Test
  void ticksAreRoundAndEncloseTheValues() {
    assertEquals(
        List.of("-2", "0", "2", "4", "6", "8"), texts(Axis.around("x", -1.3, 7.9, Double.NaN)));
    assertEquals(
        List.of("0.60", "0.65", "0.70", "0.75", "0.80"), texts(Axis.around("x", 0.61, 0.8)));
    assertEquals(List.of("0", "500", "1,000", "1,500", "2,000"), texts(Axis.around("x", 3, 1999)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5",
    "1e9, 1000000001",
    "-3e-12, 4e-12",
    "1e300, 1.5e300",
    "-1e-300, 1e-300",
    "0.1, 0.30000000000000004",
    "-7, 1e6"
  })
  void anyRangeHasTicksInIt(double least, double greatest) {
    var axis = Axis.around("x", least, greatest);
    assertTrue(axis.from() < axis.to(), axis.toString());
    assertTrue(axis.place(least) >= -1e-6 && axis.place(greatest) <= 1 + 1e-6, axis.toString());
    assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 9, axis.toString());
    assertEquals(
        axis.ticks().size(), texts(axis).stream().distinct().count(), texts(axis).toString());
  }

  @Test
  void nothingFiniteStillMakesAnAxis() {
    var axis = Axis.around("x", Double.NaN, Double.POSITIVE_INFINITY);
    assertEquals(0, axis.from());
    assertEquals(1, axis.to());
  }

  @Test
  void sizesOfManyMagnitudesAreLogarithmic() {
    var axis = Axis.ofSizes("x", 0.02, 7);
    assertTrue(axis.isLogarithmic());
    assertEquals(List.of("0.01", "0.1", "1", "10"), texts(axis));
    assertEquals(2.0 / 3, axis.place(1), 1e-12);
    assertFalse(Axis.ofSizes("x", 1, 7).isLogarithmic());
    assertFalse(Axis.ofSizes("x", 0, 7).isLogarithmic());
  }

  @Test
  void epochsEndWhereTrainingEnded() {
    assertEquals(List.of("10", "20", "30", "40", "50"), texts(Axis.exact("epoch", 1, 57)));
    assertEquals(57, Axis.exact("epoch", 1, 57).to());
    assertEquals(List.of("1", "2"), texts(Axis.exact("epoch", 1, 1)));
  }
}
