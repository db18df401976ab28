package dev.hillock.data;

import static dev.hillock.data.DataFiles.csv;
import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.numbers;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

  @TempDir Path folder;

  @Test
  void findsNumbersAndCategories() {
    Table table = csv("size,kind\n1.5,b\n-2,a\n3e1,b\n");
    assertEquals("t.csv", table.source());
    assertEquals(List.of("size", "kind"), table.names());
    assertArrayEquals(new double[] {1.5, -2, 30}, numbers(table, "size"));
    var kind = (CategoricalColumn) table.column("kind");
    assertEquals(List.of("a", "b"), kind.levels());
    assertArrayEquals(new int[] {1, 0, 1}, kind.codes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsRowsAtEveryLineBreak(String lineBreak) {
    Table table = csv(String.join(lineBreak, "", "a,b", "1,x", "  ", "", "2,y"));
    assertArrayEquals(new double[] {1, 2}, numbers(table, "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String d) {
    Table table = csv("a" + d + "b" + d + "c\n1" + d + "\"x,;\t|\"" + d + "2\n3" + d + d + "4\n");
    assertEquals(3, table.columns().size());
    assertEquals("x,;\t|", table.columns().get(1).text(0));
    assertTrue(table.columns().get(1).isMissing(1));
  }

  @Test
  void prefersTheDelimiterThatCutsEveryRowAlike() {
    assertEquals(List.of("a", "b"), csv("a;b\nx,y;z,x\n1;2\n").names());
    assertEquals(List.of("a;b;c", "d"), csv("a;b;c,d\n1,2\n").names());
  }

  @Test
  void takesTheGivenDelimiter() {
    Table table = csv("a,b:c\nx,y:3\n", CsvFormat.DEFAULT.withDelimiter(':'));
    assertEquals(List.of("a,b", "c"), table.names());
  }

  @Test
  void readsASingleColumn() {
    assertArrayEquals(new double[] {1, 2}, numbers(csv("a\n1\n2"), "a"));
  }

  @Test
  void unquotesCells() {
    Table table = csv("a,\"b \"\"c\"\"\"\n \"x\ny\" ,\" z \"\n\"\"\"\"\"\",\"u\"\n5\" nail,v\n");
    Column a = table.column("a");
    assertEquals("x\ny", a.text(0));
    assertEquals("\"\"", a.text(1));
    assertEquals("5\" nail", a.text(2));
    assertEquals(" z ", table.column("b \"c\"").text(0));
  }

  @Test
  void trimsBlanksAroundUnquotedCells() {
    Table table = csv("  a , b\t\n 1 ,  x y \n");
    assertArrayEquals(new double[] {1}, numbers(table, "a"));
    assertEquals("x y", table.column("b").text(0));
  }

  @Test
  void keepsEmptyCellsBetweenTabs() {
    Table table = csv("a\tb\tc\n1\t\t2\n\t\t\n");
    assertEquals(2, table.rows());
    assertEquals(2, table.column("b").missing());
    assertEquals(1, table.column("c").missing());
  }

  @Test
  void leavesOutTheByteOrderMark() {
    assertEquals(List.of("a"), csv("\ufeffa\n1\n").names());
  }

  @Test
  void readsGzipByItsFirstBytes() {
    Path file = write(folder, "data.csv", gzip(utf8("a\n1\n")));
    Table table = CsvSource.read(file, CsvFormat.DEFAULT);
    assertEquals("data.csv", table.source());
    assertEquals(1, table.rows());
  }

  @Test
  void readsAStream() {
    var in = new ByteArrayInputStream(utf8("a\n1\n"));
    assertEquals("stdin", CsvSource.read(in, "stdin", CsvFormat.DEFAULT).source());
  }

  @Test
  void takesMissingTextsForMissing() {
    Table table = csv("a,b\nNA,?\n1,\"\"\n,x\n");
    assertArrayEquals(new double[] {Double.NaN, 1, Double.NaN}, numbers(table, "a"));
    assertEquals(2, table.column("b").missing());
    Table other = csv("a\n1\n-\n", CsvFormat.DEFAULT.withMissingTexts(Set.of("-")));
    assertEquals(1, other.column("a").missing());
  }

  @Test
  void takesAColumnWithoutCellsForNumeric() {
    Table table = csv("a,b\n1,\n2,NA\n");
    assertInstanceOf(NumericColumn.class, table.column("b"));
    assertEquals(2, table.column("b").missing());
  }

  @Test
  void keepsTheTextOfDeclaredCategories() {
    Table table =
        csv("a\n007\n10\n9\n07\n", CsvFormat.DEFAULT.withType("a", ColumnType.CATEGORICAL));
    assertEquals(List.of("007", "07", "9", "10"), ((CategoricalColumn) table.column("a")).levels());
  }

  @Test
  void readsDeclaredNumbers() {
    var numeric = CsvFormat.DEFAULT.withTypes(Map.of("a", ColumnType.NUMERIC));
    assertArrayEquals(new double[] {1, Double.NaN}, numbers(csv("a,b\n1,1\n,2\n", numeric), "a"));
  }

  @Test
  void takesMixedCellsForCategoriesWhereNumbersAreFew() {
    Table table = csv("a\n1\n2\nthree\nnan\n");
    assertEquals(
        List.of("1", "2", "nan", "three"), ((CategoricalColumn) table.column("a")).levels());
  }

  @Test
  void takesRepeatedNumbersWithATextForCategories() {
    assertInstanceOf(
        CategoricalColumn.class, csv("a\n" + "1\n2\n3\n".repeat(20) + "x\n").column("a"));
  }

  @Test
  void numbersThousandsOfLevels() {
    var text = new StringBuilder("a\n");
    for (int i = 0; i < 5000; i++) {
      text.append("k").append(i * 7919 % 2500).append('\n');
    }
    var column = (CategoricalColumn) csv(text.toString()).column("a");
    assertEquals(2500, column.levels().size());
    for (int row = 0; row < 5000; row++) {
      assertEquals("k" + row * 7919 % 2500, column.text(row));
    }
  }

  @Test
  void levelsDoNotDependOnTheOrderOfRows() {
    var one = (CategoricalColumn) csv("a\nb\n10\n9\na\n").column("a");
    var other = (CategoricalColumn) csv("a\na\n9\nb\n10\n").column("a");
    assertEquals(one.levels(), other.levels());
  }
}
