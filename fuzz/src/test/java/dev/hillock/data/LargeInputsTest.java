package dev.hillock.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.FuzzLimits;
import dev.hillock.FuzzLimits.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Rows of almost a megabyte that were made to take time or memory; a fuzzer's are too short.
class LargeInputsTest {

  private static final int LENGTH = 1_000_000;

  @Test
  void manyColumnsOverOneRow() {
    String header = names(30_000);
    assertTrue(csv(header + "\n" + commas(30_000, "1")).isRead());
    assertTrue(csv(header + "\n" + commas(30_000, "x")).isRead());
    assertTrue(csv(header + "\n" + commas(30_000, "")).isRead());
  }

  @Test
  void manyBlankLinesUnderManyColumns() {
    String header = names(20_000);
    String text = header + "\n" + commas(20_000, "1");
    assertTrue(csv(text + "\n".repeat(LENGTH - text.length())).isRead());
  }

  @Test
  void manyRowsOfOneSign() {
    assertTrue(csv("a\n" + "1\n".repeat(LENGTH / 2)).isRead());
    assertTrue(csv("a,b\n" + ",\n".repeat(LENGTH / 2 - 2)).isRead());
    assertTrue(csv("a\n" + "x\n".repeat(LENGTH / 2)).isRead());
    csv("a,b,c\n" + "\"".repeat(LENGTH - 6));
  }

  @Test
  void manyLevels() {
    assertTrue(csv("a\n" + lines(LENGTH / 8, row -> "x" + row)).isRead());
    csv("a\n" + lines(LENGTH / 8, row -> row + (row == 0 ? "x" : "")));
  }

  @Test
  void levelsThatWouldMeetInOneSlotOfATable() {
    // Aa and BB have one hash in Java, and so have all texts made of them.
    String text =
        "a\n"
            + lines(
                LENGTH / 66,
                row ->
                    IntStream.range(0, 16)
                        .mapToObj(bit -> (row >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()));
    assertTrue(csv(text).isRead());
  }

  @Test
  void longNumbers() {
    assertTrue(csv("a\n" + lines(LENGTH / 1001, row -> "0." + "1".repeat(998))).isRead());
    csv("a\n" + "9".repeat(LENGTH - 10));
    csv("a\n1" + "e".repeat(LENGTH - 10));
    csv("a\n" + lines(LENGTH / 30, row -> "4.9406564584124654e-324"));
    csv("a\n" + lines(LENGTH / 30, row -> "1.7976931348623157e308"));
  }

  @Test
  void longNames() {
    csv("a".repeat(LENGTH - 10) + "\n1");
    csv("a,b,c\n\"" + "\n".repeat(LENGTH - 10) + "\",2,3");
  }

  @Test
  void gzipThatUnpacksToAThousandTimesItsSize() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("a\n".getBytes(UTF_8));
      byte[] rows = "1\n".repeat(1 << 19).getBytes(UTF_8);
      for (int i = 0; i < 15; i++) {
        gzip.write(rows);
      }
    }
    packed(bytes.toByteArray(), 15 << 20);
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 20; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    packed(bomb.toByteArray(), 16 << 20);
  }

  @Test
  void manyEmptyMembersOfGzip() throws IOException {
    var one = new ByteArrayOutputStream();
    new GZIPOutputStream(one).close();
    var all = ByteBuffer.allocate(LENGTH / one.size() * one.size());
    while (all.hasRemaining()) {
      all.put(one.toByteArray());
    }
    packed(all.array(), LENGTH);
  }

  @Test
  void oneLargeIdxImage() {
    var idx = ByteBuffer.allocate(16 + 990 * 1000);
    idx.putInt(IdxFile.IMAGES).putInt(1).putInt(990).putInt(1000);
    read(idx.capacity(), () -> IdxSource.single(idx.array(), "f").table());
    idx.putInt(4, 1).putInt(8, 1).putInt(12, 990_000);
    read(idx.capacity(), () -> IdxSource.single(idx.array(), "f").table());
    idx.putInt(4, 990_000).putInt(8, 1).putInt(12, 1);
    assertTrue(read(idx.capacity(), () -> IdxSource.single(idx.array(), "f").table()).isRead());
  }

  @Test
  void largePngsOfOneColour() {
    for (int[] kind : new int[][] {{1, 0}, {8, 2}, {16, 6}}) {
      for (int side : List.of(2200, 8000)) {
        png(side, kind[0], kind[1]);
      }
    }
  }

  private static void png(int side, int depth, int colourType) {
    int samples = List.of(1, 0, 3, 1, 2, 0, 4).get(colourType);
    byte[] row = new byte[1 + (side * depth * samples + 7) / 8];
    var deflater = new Deflater();
    var data = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int y = 0; y < side; y++) {
      deflater.setInput(row);
      while (!deflater.needsInput()) {
        data.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      data.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    var header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    header.put((byte) depth).put((byte) colourType);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", data.toByteArray());
    chunk(out, "IEND", new byte[0]);
    FuzzedImage.read(out.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream out, String kind, byte[] content) {
    var crc = new CRC32();
    crc.update(kind.getBytes(UTF_8));
    crc.update(content);
    try (var data = new DataOutputStream(out)) {
      data.writeInt(content.length);
      data.writeBytes(kind);
      data.write(content);
      data.writeInt((int) crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void packed(byte[] bytes, int unpackedBytes) {
    read(
        unpackedBytes,
        () -> {
          ByteInput input = ByteInput.ofPacked(bytes, "f.gz");
          return new CsvReading(input, null, CsvFormat.DEFAULT, new CsvPace(1, 1 << 20)).table();
        });
  }

  private static Outcome<Table> csv(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return read(
        bytes.length,
        () -> CsvSource.parse(bytes, "f", CsvFormat.DEFAULT, new CsvPace(1, 1 << 20)));
  }

  private static Outcome<Table> read(int bytes, Supplier<Table> reader) {
    return FuzzLimits.read(bytes, reader, List.of(DataException.class));
  }

  private static String names(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(column -> Integer.toString(column, 36) + "x")
        .collect(Collectors.joining(","));
  }

  private static String commas(int cells, String cell) {
    var row = new String[cells];
    Arrays.fill(row, cell);
    return String.join(",", row);
  }

  private static String lines(int rows, java.util.function.IntFunction<String> line) {
    return IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
