package dev.hillock.bench.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A column of the rows of a fit. In memory a cell is a number: of a category the index of its
/// level, NaN where it is missing.
///
/// @param name unique in its table
/// @param isTarget whether it is to be predicted
/// @param isCategory whether its cells are categories
/// @param levels the texts of a category, of all rows of the table; none for numbers
public record FitColumn(String name, boolean isTarget, boolean isCategory, List<String> levels) {

  private static final String TARGET = "target";
  private static final String CATEGORY = "category";
  private static final int FIRST_LEVEL = 3;

  /// Checks that the texts fit between tabs.
  ///
  /// @throws IllegalArgumentException if one has a tab or a line break
  public FitColumn {
    levels = List.copyOf(levels);
    requireOneCell(name);
    levels.forEach(FitColumn::requireOneCell);
  }

  /// The line of `columns.tsv`: role, kind, name, levels.
  public String line() {
    var cells = new ArrayList<String>();
    cells.add(isTarget ? TARGET : "input");
    cells.add(isCategory ? CATEGORY : "number");
    cells.add(name);
    cells.addAll(levels);
    return String.join("\t", cells);
  }

  /// The column of a line.
  public static FitColumn parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length < FIRST_LEVEL) {
      throw new IllegalArgumentException(
          "'%s' has %d words; a column is: ROLE KIND NAME [LEVEL ...]"
              .formatted(line, cells.length));
    }
    return new FitColumn(
        cells[2],
        cells[0].equals(TARGET),
        cells[1].equals(CATEGORY),
        Arrays.asList(cells).subList(FIRST_LEVEL, cells.length));
  }

  /// A cell as the files have it.
  public String text(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return isCategory ? levels.get((int) value) : Double.toString(value);
  }

  /// The number of a cell.
  ///
  /// @throws IllegalArgumentException if it is not one of the levels, or no number
  public double value(String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (!isCategory) {
      return Double.parseDouble(text);
    }
    int level = levels.indexOf(text);
    if (level < 0) {
      throw new IllegalArgumentException(
          "column '%s' has '%s', which is none of its levels %s".formatted(name, text, levels));
    }
    return level;
  }

  private static void requireOneCell(String text) {
    if (text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r')) {
      throw new IllegalArgumentException(
          "'%s' has a tab or a line break; the files of a fit have none within a cell"
              .formatted(text));
    }
  }
}
