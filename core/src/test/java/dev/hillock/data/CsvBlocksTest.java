package dev.hillock.data;

import static dev.hillock.data.DataFiles.assertRefused;
import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a file becomes does not depend on how it is cut into blocks, nor on the threads that read
/// them.
class CsvBlocksTest {

  private static final CsvPace WHOLE = new CsvPace(1, 1 << 20);
  private static final int[] BLOCK_BYTES = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 500};
  private static final int[] THREADS = {1, 2, 5};
  private static final int ROUNDS = 1500;
  private static final String[] LINE_BREAKS = {"\n", "\n", "\r\n", "\r", "\n\n", "\n \r\n", "\n\r"};
  private static final String[] CELLS = {
    "1",
    "2",
    "-7.5",
    "1e3",
    "NA",
    "",
    "x",
    "yz",
    "nan",
    "1e999",
    "1,5",
    "\"1\"",
    "\"x\ny\"",
    "\"a\"\"b\"",
    "\"q\" ",
    "  4",
    "5 ",
    "\"u,v\"",
    "\"\r\nz\"",
    "5\" n",
    "\"",
    "\"w\"z",
    "ü",
    "漢",
    "0.1234567890123456789",
    "007",
    "\"\"",
    "\"\r\"",
    "\"x\r\n\"\"\ny\"",
    "\0"
  };

  @TempDir Path folder;

  static Stream<String> trickyTexts() {
    String numbers = numbers(0, 200);
    return Stream.of(
        "a,b\n" + "\"x\ny\",1\n\"\"\"\",2\n\"p\"\"\n\"\"q\",3\n".repeat(20),
        "a,b\r\n" + "1,x\r\n\r\n  \r\n2,\"\r\n\"\r\n".repeat(20),
        "a\r" + "1\r2\r\r3\r".repeat(20),
        "a,b\n" + "1,2\n".repeat(50) + "1\n" + "1,2\n".repeat(50) + "1,2,3\n",
        "a,b\n" + "1,2\n".repeat(50) + "1,\"x\"y\n" + "1,\"2\n".repeat(50) + "1\n",
        "a,b\n" + "1,2\n".repeat(50) + "1,\"x\n" + "1,2\n".repeat(50) + "1\n",
        "a,b\n" + "1,2\n".repeat(50) + "1\n" + "1,2\n".repeat(50) + "\0",
        "a,b\n5\" nail,1\n\"c\"\"\n,\"\n,2\n".repeat(30),
        "a\n" + numbers + "n/a\n" + numbers,
        "a\n" + numbers + "nan\n" + numbers + "inf\n",
        "a\n" + "1\n2\n3\n".repeat(30) + "x\n" + "2\n4\n".repeat(30),
        "a\n" + "01\n".repeat(30) + "zebra\n" + "1\n".repeat(30) + "ape\nzebra\n1.0\n",
        "a\n" + "\"\"\n".repeat(50) + "x\ny\n" + "NA\n".repeat(50),
        "a\n" + "\"1,5\"\n".repeat(60),
        "a\n" + "\"1,5\"\n".repeat(60) + "x\n" + numbers,
        "\ufeffgr\u00f6\u00dfe\n" + "\u6f22\u5b57\nk\n".repeat(40),
        "\n".repeat(100) + "a\n" + "\n 1\n".repeat(40) + " ".repeat(90),
        "a,a\n" + "1,2\n".repeat(50) + "\0",
        "h".repeat(300) + "\n" + "1\n".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("trickyTexts")
  void blocksAndThreadsChangeNothing(String text) {
    assertSame(utf8(text), CsvFormat.DEFAULT);
  }

  @Test
  void blocksAndThreadsChangeNothingOfRandomText() {
    var random = new SplittableRandom(3);
    int tables = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = utf8(randomText(random));
      if (bytes.length > 0 && random.nextInt(8) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      String expected = outcome(bytes, CsvFormat.DEFAULT, WHOLE);
      tables += expected.startsWith("t.csv") ? 0 : 1;
      var pace = new CsvPace(random.nextInt(1, 4), random.nextInt(1, 200));
      assertEquals(expected, outcome(bytes, CsvFormat.DEFAULT, pace), pace.toString());
    }
    assertTrue(tables > ROUNDS / 10, tables + " tables");
  }

  @Test
  void blocksAndThreadsChangeNothingWhereTypesAreDeclared() {
    byte[] text = utf8("a,b,c\n" + "1,2,3\n".repeat(40) + "x,y,z\n" + "1,2,3\n".repeat(40));
    for (ColumnType type : List.of(ColumnType.CATEGORICAL, ColumnType.LEFT_OUT)) {
      var format = CsvFormat.DEFAULT.withTypes(Map.of("a", type, "c", ColumnType.CATEGORICAL));
      assertSame(text, format);
      assertSame(text, format.withOnly(Map.of("a", type, "b", ColumnType.NUMERIC)));
    }
  }

  @Test
  void takesASecondLookAtFilesAndStreams() {
    String text = "a,b\n" + "01,0.5\n".repeat(200_000) + "x,0.5\n";
    Path file = write(folder, "t.csv", utf8(text));
    Path packed = write(folder.resolve("packed"), "t.csv", gzip(utf8(text)));
    var stream = new ByteArrayInputStream(utf8(text));
    for (Table table :
        List.of(
            CsvSource.read(file, CsvFormat.DEFAULT),
            CsvSource.read(packed, CsvFormat.DEFAULT),
            CsvSource.read(stream, "t.csv", CsvFormat.DEFAULT))) {
      var a = (CategoricalColumn) table.column("a");
      assertEquals(List.of("01", "x"), a.levels());
      assertEquals(200_001, a.rows());
      assertEquals("x", a.text(200_000));
      assertEquals(0.5, DataFiles.numbers(table, "b")[200_000]);
    }
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    CsvSource.parse(utf8("a\n" + numbers(0, 1000)), "t", CsvFormat.DEFAULT, new CsvPace(4, 64));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // One that is just about to end is let end.
      if (thread.getName().startsWith("hillock-csv-")) {
        assertTrue(thread.join(Duration.ofMinutes(1)), thread.getName());
      }
    }
  }

  @Test
  void readsFilesOfManyBlocksAsSmallOnes() {
    var random = new SplittableRandom(9);
    double[] expected = random.doubles(300_000, -1e6, 1e6).toArray();
    String text = Arrays.stream(expected).mapToObj(x -> x + "\n").collect(Collectors.joining());
    Path file = write(folder, "big.csv", utf8("a\n" + text));
    assertArrayEquals(
        expected, DataFiles.numbers(Sources.load(file, SourceOptions.DEFAULT).table(), "a"));
    byte[] damaged = utf8("a\n" + text + "1,2\n" + text + "\u00e4");
    assertRefused(
        "big.csv line 300002: the row has 2 cells but the header has 1; cells are divided by ',',"
            + " quote a cell that holds one",
        () -> CsvSource.read(write(folder, "big.csv", damaged), CsvFormat.DEFAULT));
    byte[] cut = Arrays.copyOf(damaged, damaged.length - 1);
    assertRefused(
        "big.csv line 600003: byte 0xc3 is not UTF-8; convert the file to UTF-8",
        () -> CsvSource.read(write(folder, "big.csv", cut), CsvFormat.DEFAULT));
  }

  @Test
  void tellsAnOpenQuoteFromALongRow() {
    String rows = "1,2\n".repeat(2 << 20);
    assertRefused(
        "t.csv line 2: the quote that opens cell 1 is never closed; close it, or write a quote"
            + " inside a quoted cell as \"\"",
        () -> DataFiles.csv("a,b\n\"" + rows));
    assertRefused(
        "t.csv line 2097154: text after the closing quote of cell 1, which opened in line 2; write"
            + " a quote inside a quoted cell as \"\"",
        () -> DataFiles.csv("a,b\n\"" + rows + "\"x\n" + rows));
    assertRefused(
        "t.csv line 2: the row is longer than 4 MB; look for a missing line break or a quote that"
            + " is not closed",
        () -> DataFiles.csv("a,b\n\"" + rows + "\"\n" + rows));
    assertRefused(
        "t.csv line 2: the row is longer than 4 MB; look for a missing line break or a quote that"
            + " is not closed",
        () -> DataFiles.csv("a\n" + "\"1\",".repeat(2 << 20) + "\n"));
  }

  @Test
  void readsRowsLongerThanABlock() {
    String header =
        IntStream.range(0, 3000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String row = IntStream.range(0, 3000).mapToObj(i -> "1").collect(Collectors.joining(","));
    assertSame(utf8(header + "\n" + (row + "\n").repeat(20)), CsvFormat.DEFAULT);
  }

  @Test
  void readsRowsOfManyBlocksOneAfterTheOther() {
    // Behind a row of more than two blocks, more than a block of the next is left. The short ones
    // are what the delimiter is found by.
    var random = new SplittableRandom(5);
    var rows = new StringBuilder("a,b\n" + "1,z\n".repeat(60));
    for (int row = 0; row < 40; row++) {
      rows.append(row).append(',').append("x".repeat(random.nextInt(1, 3000))).append('\n');
    }
    assertSame(utf8(rows.toString()), CsvFormat.DEFAULT);

    int megabyte = 1 << 20;
    int[] lengths = {2 * megabyte + 9, 3 * megabyte, 5, 3 * megabyte, megabyte + 7};
    String texts = Arrays.stream(lengths).mapToObj("y"::repeat).collect(Collectors.joining("\n"));
    var column = (CategoricalColumn) DataFiles.csv("a\n" + "z\n".repeat(60) + texts).column("a");
    assertArrayEquals(
        lengths, IntStream.range(60, 65).map(row -> column.text(row).length()).toArray());
  }

  private static void assertSame(byte[] bytes, CsvFormat format) {
    String expected = outcome(bytes, format, WHOLE);
    for (int blockBytes : BLOCK_BYTES) {
      for (int threads : THREADS) {
        var pace = new CsvPace(threads, blockBytes);
        assertEquals(expected, outcome(bytes, format, pace), pace.toString());
      }
    }
  }

  /// All that a table holds, or what is said instead of one.
  private static String outcome(byte[] bytes, CsvFormat format, CsvPace pace) {
    try {
      Table table = CsvSource.parse(bytes, "t.csv", format, pace);
      assertFalse(table.columns().isEmpty());
      return table.columns().stream()
          .map(column ->
              switch (column) {
                case NumericColumn numbers -> numbers.name() + Arrays.toString(numbers.values());
                case CategoricalColumn texts ->
                    texts.name() + texts.levels() + Arrays.toString(texts.codes());
                case PixelColumn _ -> throw new AssertionError("a CSV file has no pixels");
              })
          .collect(Collectors.joining("; "));
    } catch (DataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String randomText(SplittableRandom random) {
    int columns = random.nextInt(1, 4);
    String lineBreak = LINE_BREAKS[random.nextInt(LINE_BREAKS.length)];
    int oddOnes = random.nextBoolean() ? 1 << 20 : random.nextInt(3, 60);
    var text = new StringBuilder("a,b,c".substring(0, 2 * columns - 1)).append(lineBreak);
    for (int row = random.nextInt(60); row > 0; row--) {
      for (int column = 0; column < columns; column++) {
        boolean isOdd = random.nextInt(oddOnes) == 0;
        text.append(column > 0 ? "," : "")
            .append(
                isOdd
                    ? CELLS[random.nextInt(CELLS.length)]
                    : CELLS[random.nextInt(4 + 8 * column)]);
      }
      text.append(lineBreak);
    }
    return text.toString();
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }
}
