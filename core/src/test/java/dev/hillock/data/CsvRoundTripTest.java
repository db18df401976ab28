package dev.hillock.data;

import static dev.hillock.data.DataFiles.csv;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRoundTripTest {

  private static final String[] LINE_BREAKS = {"\n", "\r\n", "\r"};
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final String LETTERS = "abÜ漢😀 ,;\t|\"\n\r'x";

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesBackWhatWasWritten(int seed) {
    var random = new SplittableRandom(seed);
    String[][] cells = cells(random);
    String lineBreak = LINE_BREAKS[random.nextInt(LINE_BREAKS.length)];
    char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
    var text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
    for (String[] row : cells) {
      for (int column = 0; column < row.length; column++) {
        text.append(column == 0 ? "" : delimiter).append(quoted(row[column], random));
      }
      text.append(lineBreak);
    }
    Table table = csv(text.toString(), CsvFormat.DEFAULT.withDelimiter(delimiter));
    assertEquals(cells.length - 1, table.rows());
    for (int column = 0; column < cells[0].length; column++) {
      assertColumn(cells, column, table.columns().get(column));
    }
  }

  private static void assertColumn(String[][] cells, int column, Column found) {
    assertEquals(cells[0][column], found.name());
    for (int row = 1; row < cells.length; row++) {
      String cell = cells[row][column];
      switch (found) {
        case NumericColumn numbers ->
            assertEquals(
                cell.isEmpty() ? Double.NaN : Double.parseDouble(cell), numbers.values()[row - 1]);
        case CategoricalColumn _ -> assertEquals(cell, found.text(row - 1));
        case PixelColumn _ -> throw new AssertionError("a CSV file has no pixels");
      }
    }
  }

  /// A header and rows; columns are numbers or texts, some cells empty.
  private static String[][] cells(SplittableRandom random) {
    int columns = random.nextInt(1, 6);
    int rows = random.nextInt(2, 15);
    var cells = new String[rows][columns];
    for (int column = 0; column < columns; column++) {
      boolean numeric = random.nextBoolean();
      cells[0][column] = "name" + column + text(random);
      for (int row = 1; row < rows; row++) {
        cells[row][column] =
            random.nextInt(5) == 0
                ? ""
                : numeric ? Double.toString(random.nextDouble(-1e9, 1e9)) : "t" + text(random);
      }
    }
    return cells;
  }

  private static String text(SplittableRandom random) {
    int[] letters = LETTERS.codePoints().toArray();
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static String quoted(String cell, SplittableRandom random) {
    boolean plain = cell.chars().noneMatch(c -> " ,;\t|\"\n\r".indexOf(c) >= 0);
    // An empty cell is quoted, or a row of one would be a blank line.
    if (plain && !cell.isEmpty() && random.nextBoolean()) {
      return cell;
    }
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
