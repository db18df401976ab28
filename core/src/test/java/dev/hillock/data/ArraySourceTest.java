package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArraySourceTest {

  private static final String[] NAMES = {"a", "b"};

  @Test
  void makesNumericColumns() {
    Table table = ArraySource.of(NAMES, new double[][] {{1, 2}, {3, Double.NaN}});
    assertEquals(List.of("a", "b"), table.names());
    assertEquals(2, table.rows());
    assertEquals("3", table.column("a").text(1));
    assertTrue(table.column("b").isMissing(1));
  }

  @Test
  void takesNoRows() {
    assertEquals(0, ArraySource.of(NAMES, new double[0][]).rows());
  }

  @Test
  void refusesRowsThatDiffer() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ArraySource.of(NAMES, new double[][] {{1, 2}, {3}}));
    assertEquals(
        "row 1 has 1 number but there are 2 names; give every row one number per name",
        e.getMessage());
  }

  @Test
  void refusesInfinity() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ArraySource.of(NAMES, new double[][] {{1, Double.NEGATIVE_INFINITY}}));
    assertEquals(
        "column 'b', row 0 is -Infinity; numbers must be finite, NaN marks a missing cell",
        e.getMessage());
  }
}
