package dev.hillock.prep;

import static dev.hillock.Refusal.assertBadData;
import static dev.hillock.Tables.rows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hillock.Tables;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelTransformTest {

  private static final PixelTransform GREY = new PixelTransform(1, 2, 1);

  /// Two images of 1 x 2 grey pixels.
  private static Table images() {
    var bytes = new byte[] {0, (byte) 255, 51, (byte) 128};
    return new Table("t", new Pixels(bytes, 1, 2, 1).columns());
  }

  @Test
  void bringsBrightnessBetweenZeroAndOne() {
    var x = Matrix.of(2, 2);
    assertEquals(0, GREY.apply(images(), rows(2), x, 0));
    assertArrayEquals(new float[] {0f, 1f, 51f / 255, 128f / 255}, x.data());
  }

  @Test
  void fillsItsInputsInTheOrderOfTheRows() {
    var x = Matrix.of(2, 4);
    GREY.apply(images(), new int[] {1, 0}, x, 2);
    assertArrayEquals(new float[] {0, 0, 51f / 255, 128f / 255, 0, 0, 0, 1}, x.data());
  }

  @Test
  void needsNoNamedColumns() {
    assertEquals(List.of(), GREY.columns());
    assertEquals(2, GREY.width());
    assertEquals(24, new PixelTransform(2, 4, 3).width());
    assertEquals("2 x 1 grey pixels, v / 255", GREY.describe());
    assertEquals("4 x 2 red-green-blue pixels, v / 255", new PixelTransform(2, 4, 3).describe());
  }

  @Test
  void refusesImagesOfAnotherShape() {
    var turned = new PixelTransform(2, 1, 1);
    assertBadData(
        "t: images of 2 x 1 with 1 channels; the model takes 1 x 2 with 1",
        () -> turned.apply(images(), rows(2), Matrix.of(2, 2), 0));
  }

  @Test
  void refusesATableWithoutImages() {
    assertBadData(
        "t holds no images; the model was trained on images of 2 x 1",
        () -> GREY.apply(Tables.of(Tables.numbers("a", 1)), rows(1), Matrix.of(1, 2), 0));
  }
}
