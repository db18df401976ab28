package dev.hillock.data;

import static dev.hillock.data.DataFiles.assertRefused;
import static dev.hillock.data.DataFiles.csv;
import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvErrorsTest {

  @TempDir Path folder;

  static Stream<Arguments> badTexts() {
    return Stream.of(
        arguments("", "t.csv is empty; hillock needs a header line and at least one row"),
        arguments("\n \r\n", "t.csv is empty; hillock needs a header line and at least one row"),
        arguments("a,b\n\n", "t.csv has a header but no rows; hillock needs at least one row"),
        arguments(
            "a,b\n1,2\n3\n",
            "t.csv line 3: the row has 1 cell but the header has 2; cells are divided by"
                + " ',', quote a cell that holds one"),
        arguments(
            "a\tb\n1\t2\t\n",
            "t.csv line 2: the row has 3 cells but the header has 2; cells are divided by"
                + " tab, quote a cell that holds one"),
        arguments(
            "a,b\r\n\"x\r\ny\",2\r\n\r\n3\r\n",
            "t.csv line 5: the row has 1 cell but the header has 2; cells are divided by"
                + " ',', quote a cell that holds one"),
        arguments(
            "a,,c\n1,2,3\n", "t.csv line 1: column 2 of 3 has no name; give every column a name"),
        arguments(
            "\na,\" \"\n1,2\n",
            "t.csv line 2: column 2 of 2 has no name; give every column a name"),
        arguments(
            "a,b,a\n1,2,3\n",
            "t.csv line 1: columns 1 and 3 are both named 'a'; names must differ"),
        arguments(
            "1,2.5\n3,4\n",
            "t.csv line 1: first line holds only numbers; hillock needs a header line with"
                + " the columns' names"),
        arguments(
            "a,b\n1,\"x\n2,y\n3,z\n",
            "t.csv line 2: the quote that opens cell 2 is never closed; close it, or write"
                + " a quote inside a quoted cell as \"\""),
        arguments(
            "a,b\n1,\"x\" y\n",
            "t.csv line 2: text after the closing quote of cell 2; write a quote inside a"
                + " quoted cell as \"\""),
        arguments(
            "a,b\n\"1,x\n\n2\"y,3\n",
            "t.csv line 4: text after the closing quote of cell 1, which opened in line 2;"
                + " write a quote inside a quoted cell as \"\""),
        arguments(
            "a\n1\nInfinity\n",
            "t.csv line 3, column 'a': 'Infinity' is not a finite number; declare it as a"
                + " missing-value text (--missing), or say --type a=categorical"),
        arguments(
            "a\n1e999\n",
            "t.csv line 2, column 'a': '1e999' is not a finite number; declare it as a"
                + " missing-value text (--missing), or say --type a=categorical"),
        arguments(
            "a\nx\0y\n", "t.csv is not a text file: byte 3 is 0; hillock reads CSV as UTF-8 text"),
        arguments(
            "PK\3\4a",
            "t.csv is not a text file but a ZIP archive or a spreadsheet; hillock reads CSV"
                + " as text"));
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void refuses(String text, String message) {
    assertRefused(message, () -> csv(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "inf", "Infinity", "-inf", "+INF", "-1e400"})
  void refusesWhatIsNotFiniteAmongNumbers(String cell) {
    assertRefused(
        ("t.csv line 3, column 'a': '%s' is not a finite number; declare it as a"
                + " missing-value text (--missing), or say --type a=categorical")
            .formatted(cell),
        () -> csv("a\n1\n" + cell + "\n"));
  }

  @Test
  void refusesATextAmongManyNumbers() {
    String numbers = lines(0, 143);
    assertRefused(
        "t.csv line 145, column 'petal width': 'n/a' is not a number but 143 of the"
            + " column's 144 other cells are; declare it as a missing-value text (--missing), or"
            + " say --type \"petal width\"=categorical",
        () -> csv("petal width\n" + numbers + "n/a\nunknown\n"));
    assertEquals(21, csv("a\n" + lines(0, 18) + "x\ny\nz\n").rows());
  }

  @Test
  void countsNineInTenAsNearlyAll() {
    assertEquals(30, csv("a\n" + lines(0, 26) + "x\ny\nz\nw\n").rows());
    assertThrows(DataException.class, () -> csv("a\n" + lines(0, 27) + "x\ny\nz\n"));
  }

  @Test
  void reportsTheFirstCellThatDoesNotFit() {
    assertRefused(
        "t.csv line 2, column 'a': 'inf' is not a finite number; declare it as a"
            + " missing-value text (--missing), or say --type a=categorical",
        () -> csv("a\ninf\nx\n" + lines(0, 50)));
  }

  @Test
  void reportsTheLineOfTheCellAfterEmbeddedLineBreaks() {
    assertRefused(
        "t.csv line 5, column 'b': 'nan' is not a finite number; declare it as a"
            + " missing-value text (--missing), or say --type b=categorical",
        () -> csv("a,b\n\"x\r\ny\",1\n\"u\nv\",nan\n"));
  }

  @Test
  void cutsLongCellsInMessages() {
    assertRefused(
        "t.csv line 2, column 'a': '"
            + "x".repeat(40)
            + "…' is not a number but the column is to hold numbers; declare it as a"
            + " missing-value text (--missing), or say --type a=categorical",
        () ->
            csv(
                "a\n\"" + "x".repeat(50) + "\ny\"\n",
                CsvFormat.DEFAULT.withType("a", ColumnType.NUMERIC)));
  }

  @Test
  void keepsMessagesOnOneLineWhereNamesAreNot() {
    assertRefused(
        "t.csv line 3, column 'a b': 'nan' is not a finite number; declare it as a missing-value"
            + " text (--missing), or say --type \"a b\"=categorical",
        () -> csv("\"a\nb\"\nnan\n"));
    assertRefused(
        "t.csv line 1: columns 1 and 2 are both named 'a b'; names must differ",
        () -> csv("\"a\nb\",\"a\nb\"\n1,2\n"));
  }

  @Test
  void refusesATypeForAnUnknownColumn() {
    assertRefused(
        "t.csv has no column 'widht'; did you mean 'width'?",
        () -> csv("width\n1\n", CsvFormat.DEFAULT.withType("widht", ColumnType.NUMERIC)));
  }

  @Test
  void refusesADelimiterThatCannotBeOne() {
    for (char c : new char[] {'"', '\n', ' ', 'a', '5', 'é', 0}) {
      assertThrows(
          IllegalArgumentException.class, () -> CsvFormat.DEFAULT.withDelimiter(c).toString());
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = "a\r\nx\r\nm\u00fcller\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(
        "t.csv line 3: byte 0xfc is not UTF-8; convert the file to UTF-8",
        () -> CsvSource.parse(latin, "t.csv", CsvFormat.DEFAULT));
    byte[] cut = Arrays.copyOf(utf8("a\n" + "x".repeat(9000) + "ü"), 9003);
    assertRefused(
        "t.csv line 2: byte 0xc3 is not UTF-8; convert the file to UTF-8",
        () -> CsvSource.parse(cut, "t.csv", CsvFormat.DEFAULT));
    assertRefused(
        "t.csv is UTF-16 text; hillock reads UTF-8, convert it",
        () ->
            CsvSource.parse(
                "\ufeffa\n1\n".getBytes(StandardCharsets.UTF_16BE), "t.csv", CsvFormat.DEFAULT));
  }

  @Test
  void refusesARowOfTenMegabytes() {
    String message =
        "t.csv line 2: the row is longer than 4 MB; look for a missing line break or a"
            + " quote that is not closed";
    assertRefused(message, () -> csv("a\n" + "x".repeat(10 << 20) + "\n"));
    assertRefused(message, () -> csv("a\n\"" + "x\n".repeat(5 << 20) + "\"\n"));
  }

  @Test
  void refusesTooManyColumns() {
    String header =
        IntStream.range(0, 100_001).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    assertRefused(
        "t.csv line 1: the header has 100001 columns; at most 100000 can be read",
        () -> csv(header + "\n"));
  }

  @Test
  void refusesPathsWithoutAFile() {
    write(folder, "iris.csv", utf8("a\n1\n"));
    Path typo = folder.resolve("irs.csv");
    assertRefused(
        typo + " does not exist; did you mean 'iris.csv'?",
        () -> CsvSource.read(typo, CsvFormat.DEFAULT));
    Path nowhere = folder.resolve("no/such.csv");
    assertRefused(
        nowhere + " does not exist; check the path",
        () -> CsvSource.read(nowhere, CsvFormat.DEFAULT));
    assertRefused(
        folder + " is a folder; name a file in it",
        () -> CsvSource.read(folder, CsvFormat.DEFAULT));
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertEquals(
        "x cannot be read: access is denied; check its permissions",
        FileBytes.unreadable(Path.of("x"), new AccessDeniedException("x")).getMessage());
    assertEquals(
        "x cannot be read: it is gone; check the path",
        FileBytes.unreadable(Path.of("x"), new NoSuchFileException("x")).getMessage());
    assertEquals(
        "x cannot be read: disk error; check the path and the disk",
        FileBytes.unreadable(Path.of("x"), new IOException("disk error")).getMessage());
  }

  @Test
  void saysWhyAStreamCannotBeRead() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("pipe broken");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    assertRefused(
        "stdin cannot be read: pipe broken",
        () -> CsvSource.read(broken, "stdin", CsvFormat.DEFAULT));
  }

  @Test
  void refusesGzipCutAnywhere() {
    byte[] whole = gzip(utf8("a\n1\n2\n"));
    for (int length = 2; length < whole.length; length++) {
      var in = new ByteArrayInputStream(Arrays.copyOf(whole, length));
      assertRefused(
          "x.gz is gzip but ends too early; copy or download it again",
          () -> CsvSource.read(in, "x.gz", CsvFormat.DEFAULT));
    }
  }

  @Test
  void refusesBrokenGzip() {
    byte[] bytes = gzip(utf8("a\n1\n2\n"));
    bytes[bytes.length - 8] ^= 1;
    assertRefused(
        "x.gz is broken gzip (Corrupt GZIP trailer); copy or download it again",
        () -> FileBytes.unpacked(bytes, "x.gz", FileBytes.LARGEST));
  }

  @Test
  void refusesGzipThatUnpacksTooFar() {
    byte[] bomb = gzip(new byte[18 << 20]);
    assertRefused(
        "x.gz unpacks to more than 1000 times its size; unpack it by hand if you trust it",
        () -> FileBytes.unpacked(bomb, "x.gz", FileBytes.LARGEST));
    assertRefused(
        "x.gz unpacks to more than 100 bytes; at most that many can be read, split it",
        () -> FileBytes.unpacked(gzip(new byte[101]), "x.gz", 100));
    assertEquals(100, FileBytes.unpacked(gzip(new byte[100]), "x.gz", 100).length);
  }

  @Test
  void refusesGzipOfEmptyMembersWithoutEnd() {
    byte[] empty = gzip(new byte[0]);
    byte[] many = new byte[50_000 * empty.length];
    for (int at = 0; at < many.length; at += empty.length) {
      System.arraycopy(empty, 0, many, at, empty.length);
    }
    assertRefused(
        "x.gz is gzip of thousands of empty members; unpack it by hand and pack it as one",
        () -> FileBytes.unpacked(many, "x.gz", FileBytes.LARGEST));
  }

  @Test
  void refusesNamesThatAreTexts() {
    assertRefused(
        "t.csv line 1: the name of column 2 of 2 has 2001 characters ('"
            + "b".repeat(40)
            + "…'); at most 2000 are possible, shorten it",
        () -> csv("a," + "b".repeat(2001) + "\n1,2\n"));
  }

  @Test
  void blankLinesUnderManyColumnsTakeNoMemory() {
    String names = IntStream.range(0, 20_000).mapToObj(i -> "x" + i).collect(joining(","));
    Table table = csv(names + "\n" + "\n".repeat(500_000) + ",".repeat(19_999) + "7\n");
    assertEquals(1, table.rows());
    assertEquals("7", table.columns().getLast().text(0));
  }

  @Test
  void refusesGzipInsideGzip() {
    byte[] twice = gzip(gzip(utf8("a\n1\n")));
    assertRefused(
        "x.gz is not a text file but a gzip file; hillock reads CSV as text",
        () -> CsvSource.read(new ByteArrayInputStream(twice), "x.gz", CsvFormat.DEFAULT));
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }
}
