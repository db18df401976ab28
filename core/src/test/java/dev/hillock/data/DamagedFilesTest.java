package dev.hillock.data;

import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.ImageFiles.jpeg;
import static dev.hillock.data.ImageFiles.png;
import static dev.hillock.data.ImageFiles.rgb;
import static dev.hillock.data.ImageFiles.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Damaged bytes become a table or a [DataException] of one line, never anything else.
class DamagedFilesTest {

  private static final String SIGNS = "a1.e-,;\t|\"\"\n\r NAnif?ü";
  private static final int ROUNDS = 3000;

  /// Fewer: a damaged header may ask for 64 megapixels.
  private static final int IMAGE_ROUNDS = 150;

  @Test
  void csvOfRandomSigns() {
    var random = new SplittableRandom(1);
    int[] signs = SIGNS.codePoints().toArray();
    int tables = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder("a,b\n".substring(random.nextInt(5)));
      for (int i = random.nextInt(30); i > 0; i--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      tables += readsOrRefuses(utf8(text.toString()), DamagedFilesTest::readCsv);
    }
    assertTrue(tables > ROUNDS / 50, tables + " tables");
  }

  @Test
  void csvWithDamagedBytes() {
    damage(utf8("a,\"b\"\n1,x\n2,\"y\"\"z\"\n"), ROUNDS, DamagedFilesTest::readCsv);
  }

  @Test
  void gzipWithDamagedBytes() {
    damage(gzip(utf8("a,b\n1,2\n".repeat(50))), ROUNDS, DamagedFilesTest::readCsv);
  }

  @Test
  void idxWithDamagedBytes() {
    damage(
        IdxSourceTest.images(2, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8),
        ROUNDS,
        bytes -> IdxSource.single(bytes, "x"));
  }

  @Test
  void imagesWithDamagedBytes() {
    damage(
        png(rgb(row(1, 2, 3), row(4, 5, 6))),
        IMAGE_ROUNDS,
        bytes -> new ImageFile(bytes, "x").decode());
    damage(
        jpeg(rgb(row(1, 2, 3), row(4, 5, 6))),
        IMAGE_ROUNDS,
        bytes -> new ImageFile(bytes, "x").decode());
  }

  private static void readCsv(byte[] bytes) {
    byte[] unpacked = FileBytes.unpacked(bytes, "x", FileBytes.LARGEST);
    Table table = CsvSource.parse(unpacked, "x", CsvFormat.DEFAULT);
    assertTrue(table.rows() > 0);
  }

  private static void damage(byte[] whole, int rounds, Consumer<byte[]> reader) {
    assertEquals(1, readsOrRefuses(whole, reader));
    var random = new SplittableRandom(2);
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      readsOrRefuses(damaged, reader);
    }
  }

  /// 1 if it was read, 0 if it was refused in one line.
  private static int readsOrRefuses(byte[] bytes, Consumer<byte[]> reader) {
    try {
      reader.accept(bytes);
      return 1;
    } catch (DataException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.startsWith("x") && message.lines().count() == 1, message);
      return 0;
    }
  }
}
