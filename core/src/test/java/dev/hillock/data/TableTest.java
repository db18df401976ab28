package dev.hillock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TableTest {

  private static final Column A = new NumericColumn("a", new double[] {1, 2});

  @Test
  void findsColumnsByName() {
    var table = new Table("t", List.of(A));
    assertEquals(A, table.column("a"));
    assertFalse(table.find("b").isPresent());
    DataFiles.assertRefused("t has no column 'b'; there are 'a'", () -> table.column("b"));
  }

  @Test
  void refusesColumnsThatDoNotFit() {
    assertIllegal("a table has no column; it needs at least one", () -> new Table("t", List.of()));
    assertIllegal(
        "column 'b' has 1 rows but column 'a' has 2; all columns must be equally long",
        () -> new Table("t", List.of(A, new NumericColumn("b", new double[] {1}))));
    assertIllegal(
        "column 'a' stands twice in the table; names must differ",
        () -> new Table("t", List.of(A, A)));
  }

  @Test
  void refusesCodesWithoutALevel() {
    assertIllegal(
        "column 'k', row 1 has code 1; codes go from -1 (missing) to 0",
        () -> new CategoricalColumn("k", List.of("x"), new int[] {-1, 1}));
  }

  @Test
  void refusesPixelsThatAreNoImages() {
    assertIllegal(
        "images are 0 x 1 with 1 channels; height and width must be at least 1, channels 1 or 3",
        () -> new Pixels(new byte[1], 0, 1, 1));
    assertIllegal(
        "3 bytes are not a whole number of images of 2 bytes",
        () -> new Pixels(new byte[3], 2, 1, 1));
    assertIllegal(
        "column 'p' is value 1 of an image, but an image has 1 values",
        () -> new PixelColumn("p", new Pixels(new byte[1], 1, 1, 1), 1));
  }

  @Test
  void pixelsAreNeverMissing() {
    Column pixel = new Pixels(new byte[] {(byte) 200}, 1, 1, 1).columns().getFirst();
    assertEquals(0, pixel.missing());
    assertFalse(pixel.isMissing(0));
    assertEquals("200", pixel.text(0));
  }

  private static void assertIllegal(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
