package dev.hillock.data;

import static dev.hillock.data.DataFiles.assertRefused;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static dev.hillock.data.ImageFiles.argb;
import static dev.hillock.data.ImageFiles.gray;
import static dev.hillock.data.ImageFiles.jpeg;
import static dev.hillock.data.ImageFiles.png;
import static dev.hillock.data.ImageFiles.rgb;
import static dev.hillock.data.ImageFiles.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourceTest {

  private static final SourceOptions GRAY = SourceOptions.DEFAULT.withGray(true);

  @TempDir Path folder;

  @Test
  void readsOneClassPerSubFolder() {
    write(folder.resolve("10"), "b.PNG", png(rgb(row(0xff0000, 0x00ff00))));
    write(folder.resolve("10"), "a.png", png(rgb(row(0x0000ff, 0x102030))));
    write(folder.resolve("9"), "c.jpeg", jpeg(rgb(row(0x808080, 0x808080))));
    LoadedData data = ImageSource.folder(folder, SourceOptions.DEFAULT);
    assertEquals("label", data.target());
    assertEquals("2x1 colour", String.valueOf(data.imageShape()));
    assertEquals(List.of("10/a.png", "10/b.PNG", "9/c.jpeg"), data.rowNames());
    var label = (CategoricalColumn) data.table().column("label");
    assertEquals(List.of("9", "10"), label.levels());
    assertArrayEquals(new int[] {1, 1, 0}, label.codes());
    assertEquals("32", data.table().column("pixel 0,1 green").text(0));
    assertEquals("255", data.table().column("pixel 0,0 red").text(1));
    assertEquals(List.of(), data.notes());
  }

  @Test
  void readsAFlatFolderWithoutLabels() {
    write(folder, "b.png", png(gray(row(1, 128, 255))));
    write(folder, "a.png", png(gray(row(3, 4, 5))));
    write(folder, ".hidden.png", utf8("x"));
    write(folder, "notes.txt", utf8("x"));
    write(folder.resolve("empty"), "notes.txt", utf8("x"));
    LoadedData data = ImageSource.folder(folder, GRAY);
    assertNull(data.target());
    assertEquals(List.of("a.png", "b.png"), data.rowNames());
    assertEquals("128", data.table().column("pixel 0,1").text(1));
    String name = FileBytes.shortName(folder);
    assertEquals(
        List.of(
            "2 files in " + name + " are no images and were left out",
            "1 folder in " + name + " is not the folder of a class and was left out"),
        data.notes());
  }

  @Test
  void countsWhatIsLeftOutOfClassFolders() {
    write(folder.resolve("a"), "1.png", png(gray(row(1))));
    write(folder.resolve("a"), "Thumbs.db", utf8("x"));
    write(folder.resolve("a/old"), "1.png", utf8("x"));
    write(folder.resolve("b"), "1.png", png(gray(row(1))));
    write(folder.resolve("b/old"), "1.png", utf8("x"));
    String name = FileBytes.shortName(folder);
    assertEquals(
        List.of(
            "1 file in " + name + " is no image and was left out",
            "2 folders in " + name + " are not folders of a class and were left out",
            name + " holds no colours; --gray makes a third of the inputs"),
        ImageSource.folder(folder, SourceOptions.DEFAULT).notes());
  }

  @Test
  void readsASingleImage() {
    Path file = write(folder, "one.png", png(gray(row(7, 8), row(9, 10))));
    LoadedData data = ImageSource.file(file, GRAY);
    assertEquals(1, data.table().rows());
    assertEquals("9", data.table().column("pixel 1,0").text(0));
    assertEquals(List.of("one.png"), data.rowNames());
  }

  @Test
  void weighsColoursByLuminance() {
    byte[] bytes = png(rgb(row(0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x7b7b7b)));
    assertArrayEquals(new int[] {76, 150, 29, 255, 123}, pixels(bytes, GRAY));
  }

  @Test
  void takesTransparentPixelsAsOverWhite() {
    byte[] bytes = png(argb(row(0x00000000, 0x80000000, 0xff000000, 0x80ff0000)));
    assertArrayEquals(new int[] {255, 127, 0, 165}, pixels(bytes, GRAY));
  }

  @Test
  void keepsTheSamplesOfEveryGrayDepth() {
    var deep = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 128 * 257, 65535});
    assertArrayEquals(new int[] {0, 128, 255}, pixels(png(deep), GRAY));
    var bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 1});
    assertArrayEquals(new int[] {0, 255}, pixels(png(bits), GRAY));
    assertArrayEquals(
        new int[] {100, 100, 100}, pixels(png(gray(row(100))), SourceOptions.DEFAULT));
  }

  @Test
  void takesGrayWithAlphaAsOverWhite() {
    assertArrayEquals(
        new int[] {255, 177, 100}, pixels(grayAlphaPng(100, 0, 100, 128, 100, 255), GRAY));
  }

  @Test
  void keepsImagesOfTheWantedSizeAsTheyAre() {
    byte[] bytes = png(gray(row(1, 2, 3), row(250, 5, 77)));
    assertArrayEquals(pixels(bytes, GRAY), pixels(bytes, GRAY.withImageSize(new ImageSize(3, 2))));
  }

  @Test
  void averagesWhereImagesShrink() {
    byte[] bytes = png(gray(row(0, 0, 0, 0, 200, 200, 200, 200)));
    int[] half = pixels(bytes, GRAY.withImageSize(new ImageSize(4, 1)));
    // Triangle of support 2 round the border: weights 1/8, 3/8, 3/8, 1/8.
    assertArrayEquals(new int[] {0, 25, 175, 200}, half);
    byte[] checkers = png(gray(row(0, 255, 0, 255), row(255, 0, 255, 0)));
    assertEquals(128, pixels(checkers, GRAY.withImageSize(new ImageSize(1, 1)))[0]);
  }

  @Test
  void interpolatesWhereImagesGrow() {
    byte[] bytes = png(gray(row(0), row(100)));
    assertArrayEquals(
        new int[] {0, 0, 25, 25, 75, 75, 100, 100},
        pixels(bytes, GRAY.withImageSize(new ImageSize(2, 4))));
  }

  @Test
  void keepsEvenImagesEvenAtEverySize() {
    int[] line = new int[11];
    Arrays.fill(line, 201);
    byte[] bytes = png(gray(line, line, line, line, line, line, line));
    for (int side = 1; side <= 33; side++) {
      for (int pixel : pixels(bytes, GRAY.withImageSize(new ImageSize(side, 34 - side)))) {
        assertEquals(201, pixel);
      }
    }
  }

  @Test
  void asksForASizeWhereSizesDiffer() {
    write(folder, "a.png", png(gray(row(1, 2))));
    write(folder, "b.png", png(gray(row(1, 2, 3))));
    assertRefused(
        "a.png is 2x1 but b.png is 3x1; give one size for all images, such as --image-size 2x1",
        () -> ImageSource.folder(folder, GRAY));
    var sized = GRAY.withImageSize(new ImageSize(2, 2));
    assertEquals(2, ImageSource.folder(folder, sized).table().rows());
  }

  @Test
  void refusesFoldersThatAreNoClasses() {
    assertRefused(
        folder
            + " holds no images (.png, .jpg, .jpeg); give a folder with one sub-folder per class",
        () -> ImageSource.folder(folder, GRAY));
    write(folder.resolve("a"), "1.png", png(gray(row(1))));
    write(folder.resolve("b"), "1.gif", utf8("GIF89a"));
    assertRefused(
        folder.resolve("b")
            + " holds no images (.png, .jpg, .jpeg) but is the folder of a class; add some or"
            + " remove it",
        () -> ImageSource.folder(folder, GRAY));
    write(folder, "1.jpg", jpeg(gray(row(1))));
    assertRefused(
        folder
            + " holds images both directly (1.jpg) and in sub-folders; move them into the"
            + " sub-folder of their class",
        () -> ImageSource.folder(folder, GRAY));
  }

  @Test
  void refusesWhatCannotBeDecoded() {
    write(folder.resolve("a"), "1.png", utf8("no image"));
    assertRefused(
        "a/1.png is not a PNG or JPEG image; replace or remove it",
        () -> ImageSource.folder(folder, GRAY));
    assertRefusedWhereCut(png(rgb(row(1, 2, 3), row(4, 5, 6))), 24);
    assertRefusedWhereCut(jpeg(rgb(row(1, 2, 3), row(4, 5, 6))), 1);
  }

  /// @param spare the last bytes a decoder can do without: checksums and the end mark of PNG
  private static void assertRefusedWhereCut(byte[] whole, int spare) {
    for (int length = 4; length <= whole.length - spare; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      String message =
          String.valueOf(
              assertThrows(DataException.class, () -> new ImageFile(cut, "x").decode())
                  .getMessage());
      assertTrue(message.startsWith("x cannot be decoded ("), message);
      assertTrue(message.endsWith("); replace or remove it"), message);
    }
  }

  @Test
  void refusesHugeImagesBeforeDecoding() {
    byte[] huge = pngChunks(1 << 15, 1 << 14, 0, new byte[0]);
    assertRefused(
        "x.png is an image of 32768x16384; at most 64 megapixels can be read, make it smaller",
        () -> new ImageFile(huge, "x.png").decode());
  }

  @Test
  void refusesSizesThatCannotBe() {
    assertEquals(
        "image size is 0x5; width and height must be at least 1, at most 64 megapixels together",
        assertThrows(IllegalArgumentException.class, () -> new ImageSize(0, 5).toString())
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new ImageSize(5, 0).toString());
    assertThrows(IllegalArgumentException.class, () -> new ImageSize(1 << 30, 1 << 30).toString());
  }

  @Test
  void refusesImagesThatTakeFarMoreThanTheirFileSays() {
    byte[] blank = pngChunks(5000, 5000, 6, new byte[0]);
    assertRefused(
        "x.png is an image of 5000x5000 that takes 95 MB when it is decoded, from 0 kB; at most 40"
            + " times its size, make it smaller",
        () -> new ImageFile(blank, "x.png").decode());
    byte[] photograph = Arrays.copyOf(blank, 3_000_000);
    assertEquals(new ImageSize(5000, 5000), new ImageFile(photograph, "x.png").size());
  }

  @Test
  void refusesManyScansOfALargeImage() {
    byte[] whole = jpeg(rgb(row(1, 2, 3), row(4, 5, 6)));
    int frame = indexOf(whole, 0xc0);
    byte[] scans = Arrays.copyOf(whole, whole.length + 2 * 30);
    for (int at = whole.length; at < scans.length; at += 2) {
      scans[at] = (byte) 0xff;
      scans[at + 1] = (byte) 0xda;
    }
    // Height and width follow two bytes of length and one of precision.
    ByteBuffer.wrap(scans).putShort(frame + 4, (short) 1000).putShort(frame + 6, (short) 1000);
    assertRefused(
        "x.jpg is an image of 1000x1000 in 31 scans, from 0 kB; that is more work than an image is"
            + " worth, save it again",
        () -> new ImageFile(scans, "x.jpg").decode());
  }

  /// The offset of a marker's second byte.
  private static int indexOf(byte[] jpeg, int marker) {
    int at = 1;
    while (jpeg[at - 1] != (byte) 0xff || jpeg[at] != (byte) marker) {
      at++;
    }
    return at;
  }

  @Test
  void refusesImagesOfTooManyInputs() {
    write(folder, "a.png", png(gray(row(1))));
    assertRefused(
        "images of 8000x8000 make 192000000 inputs each; at most 300000 are possible, give a"
            + " smaller --image-size or --gray",
        () ->
            ImageSource.folder(
                folder, SourceOptions.DEFAULT.withImageSize(new ImageSize(8000, 8000))));
  }

  private int[] pixels(byte[] file, SourceOptions options) {
    Table table = ImageSource.file(write(folder, "x", file), options).table();
    return table.columns().stream().mapToInt(column -> ((PixelColumn) column).value(0)).toArray();
  }

  /// A gray image with alpha of one row, which no writer of the JDK makes from plain samples.
  private static byte[] grayAlphaPng(int... samples) {
    byte[] row = new byte[samples.length + 1];
    for (int i = 0; i < samples.length; i++) {
      row[i + 1] = (byte) samples[i];
    }
    return pngChunks(samples.length / 2, 1, 4, row);
  }

  private static byte[] pngChunks(int width, int height, int colourType, byte[] raw) {
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) colourType);
    var deflater = new Deflater();
    deflater.setInput(raw);
    deflater.finish();
    byte[] packed = new byte[100];
    int length = deflater.deflate(packed);
    byte[] data = Arrays.copyOf(packed, length);
    deflater.end();
    var file = ByteBuffer.allocate(8 + 3 * 12 + 13 + data.length);
    file.putLong(0x89504e470d0a1a0aL);
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", data);
    chunk(file, "IEND", new byte[0]);
    return file.array();
  }

  private static void chunk(ByteBuffer file, String type, byte[] data) {
    var crc = new CRC32();
    crc.update(utf8(type));
    crc.update(data);
    file.putInt(data.length).put(utf8(type)).put(data).putInt((int) crc.getValue());
  }
}
