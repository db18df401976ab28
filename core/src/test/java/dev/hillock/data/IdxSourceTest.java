package dev.hillock.data;

import static dev.hillock.data.DataFiles.assertRefused;
import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxSourceTest {

  @TempDir Path folder;

  @Test
  void readsImages() {
    Path file = write(folder, "images", images(2, 1, 3, 0, 1, 2, 253, 254, 255));
    Pixels pixels = IdxSource.images(file);
    assertEquals(2, pixels.images());
    assertEquals(new ImageShape(1, 3, 1), ImageShape.of(pixels));
    assertEquals(255, pixels.value(1, 2));
  }

  @Test
  void readsLabels() {
    Path file = write(folder, "labels.gz", gzip(labels(3, 0, 255)));
    assertArrayEquals(new int[] {3, 0, 255}, IdxSource.labels(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-idx3-ubyte", ".idx3-ubyte", "-idx3-ubyte.gz", ".idx"})
  void readsAFolderWithTrainingAndTestImages(String ending) {
    String labelEnding = ending.replace('3', '1');
    writePair("train", ending, labelEnding, images(2, 1, 2, 1, 2, 3, 4), labels(9, 10));
    writePair("t10k", ending, labelEnding, images(1, 1, 2, 5, 6), labels(1));
    LoadedData data = IdxSource.folder(folder);
    assertEquals("label", data.target());
    assertEquals("2x1 gray", String.valueOf(data.imageShape()));
    assertEquals(List.of("pixel 0,0", "pixel 0,1", "label"), data.table().names());
    var label = (CategoricalColumn) data.table().column("label");
    assertEquals(List.of("1", "9", "10"), label.levels());
    assertArrayEquals(new int[] {1, 2}, label.codes());
    Table test = data.test();
    assertTrue(test != null);
    assertEquals(1, test.rows());
    assertEquals("6", test.column("pixel 0,1").text(0));
    assertEquals(label.levels(), ((CategoricalColumn) test.column("label")).levels());
  }

  @Test
  void readsAFolderWithOneSplit() {
    writePair("test", "-idx3-ubyte", "-idx1-ubyte", images(1, 1, 1, 5), labels(1));
    LoadedData data = IdxSource.folder(folder);
    assertEquals(1, data.table().rows());
    assertNull(data.test());
  }

  @Test
  void takesTheUnpackedFileBesideThePackedOne() {
    writePair("train", "-idx3-ubyte", "-idx1-ubyte", images(1, 1, 1, 5), labels(1));
    write(folder, "train-images-idx3-ubyte.gz", gzip(images(2, 1, 1, 5, 5)));
    assertEquals(1, IdxSource.folder(folder).table().rows());
    write(folder, "train-images-other", images(1, 1, 1, 5));
    assertRefused(
        folder
            + " holds both train-images-idx3-ubyte and train-images-idx3-ubyte.gz; keep one of"
            + " them",
        () -> IdxSource.folder(folder));
  }

  @Test
  void refusesImagesCutAnywhere() {
    byte[] whole = images(2, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      String message =
          length < 16
              ? "x ends at byte %d, within the %s at offset %d; copy or download it again"
                  .formatted(
                      length,
                      List.of("magic number", "number of images", "height", "width")
                          .get(length / 4),
                      length / 4 * 4)
              : "x has %d bytes from offset 16 on, expected 2 x 2 x 2; copy or download it again"
                  .formatted(length - 16);
      assertRefused(message, () -> new IdxFile(cut, "x").images());
    }
  }

  @Test
  void refusesLabelsCutAnywhere() {
    byte[] whole = labels(1, 2, 3);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(DataException.class, () -> new IdxFile(cut, "x").labels());
    }
  }

  static Stream<Arguments> badImages() {
    return Stream.of(
        arguments(
            images(1, 1, 1, 5, 6),
            "x has 2 bytes from offset 16 on, expected 1 x 1 x 1; copy or download it again"),
        arguments(images(0, 1, 1), "x: number of images at offset 4 is 0; it must be at least 1"),
        arguments(images(1, 0, 1), "x: height at offset 8 is 0; it must be at least 1"),
        arguments(images(1, 1, -1), "x: width at offset 12 is 4294967295; it must be at least 1"),
        arguments(
            images(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            "x has 0 bytes from offset 16 on, expected 2147483647 x 2147483647 x"
                + " 2147483647; copy or download it again"),
        arguments(
            labels(1),
            "x: magic number at offset 0 is 0x00000801, expected 0x00000803 (images); give"
                + " an IDX file of unsigned bytes"));
  }

  @ParameterizedTest
  @MethodSource("badImages")
  void refuses(byte[] bytes, String message) {
    assertRefused(message, () -> new IdxFile(bytes, "x").images());
  }

  @Test
  void refusesFilesThatDoNotBelongTogether() {
    writePair("train", "-idx3-ubyte", "-idx1-ubyte", images(2, 1, 1, 5, 6), labels(1));
    assertRefused(
        "train-images-idx3-ubyte holds 2 images but train-labels-idx1-ubyte holds 1 label;"
            + " give files that belong together",
        () -> IdxSource.folder(folder));
    writePair("train", "-idx3-ubyte", "-idx1-ubyte", images(1, 1, 2, 5, 6), labels(1));
    writePair("t10k", "-idx3-ubyte", "-idx1-ubyte", images(1, 2, 1, 5, 6), labels(1));
    assertRefused(
        "train-images-idx3-ubyte holds images of 2x1 gray but t10k-images-idx3-ubyte of"
            + " 1x2 gray; give files that belong together",
        () -> IdxSource.folder(folder));
  }

  @Test
  void refusesAFolderThatLacksFiles() {
    assertRefused(
        folder
            + " holds no IDX files; put train-images-idx3-ubyte and train-labels-idx1-ubyte there",
        () -> IdxSource.folder(folder));
    write(folder, "train-images-idx3-ubyte", images(1, 1, 1, 5));
    assertRefused(
        folder
            + " holds train-images-idx3-ubyte but no train-labels-idx1-ubyte; put it there"
            + " (packed as .gz or not)",
        () -> IdxSource.folder(folder));
    writePair("train", "-idx3-ubyte", "-idx1-ubyte", images(1, 1, 1, 5), labels(1));
    write(folder, "test-labels.gz", labels(1));
    assertRefused(
        folder
            + " holds test-labels.gz but no t10k-images-idx3-ubyte; put it there (packed as"
            + " .gz or not)",
        () -> IdxSource.folder(folder));
  }

  private void writePair(
      String split, String ending, String labelEnding, byte[] images, byte[] labels) {
    boolean packed = ending.endsWith(".gz");
    write(folder, split + "-images" + ending, packed ? gzip(images) : images);
    write(folder, split + "-labels" + labelEnding, packed ? gzip(labels) : labels);
  }

  @Test
  void refusesImagesOfTooManyInputs() {
    byte[] large = images(1, 500, 601, new int[500 * 601]);
    assertEquals(1, new IdxFile(large, "x").images().images());
    assertRefused(
        "x holds images of 601x500 gray, which make 300500 inputs each; at most 300000 are"
            + " possible, make them smaller",
        () -> IdxSource.single(large, "x"));
  }

  static byte[] images(int images, int height, int width, int... pixels) {
    var bytes = ByteBuffer.allocate(16 + pixels.length);
    bytes.putInt(0x803).putInt(images).putInt(height).putInt(width);
    for (int pixel : pixels) {
      bytes.put((byte) pixel);
    }
    return bytes.array();
  }

  static byte[] labels(int... labels) {
    var bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }
}
