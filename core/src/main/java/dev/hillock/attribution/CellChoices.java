package dev.hillock.attribution;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import dev.hillock.prep.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a cell of a column might hold instead, within what was observed.
///
/// @param column its name
/// @param current what the cell holds; distance 0
/// @param others nearest first
/// @param numbers how far numbers are from each other; null where only the others will do
record CellChoices(String column, Cell current, List<Cell> others, @Nullable NumberRange numbers) {

  /// Numbers and dates that are tried of a column with more; levels, too.
  private static final int MOST_NUMBERS = 33;

  private static final int MOST_LEVELS = 256;

  CellChoices {
    others =
        others.stream()
            .filter(cell -> !cell.text().equals(current.text()))
            .sorted(Comparator.comparingDouble(Cell::distance))
            .toList();
  }

  /// The choices for a row of a table.
  ///
  /// @throws IllegalArgumentException if the columns are the pixels of images
  static CellChoices of(ColumnTransform transform, Table table, int row) {
    return switch (transform) {
      case NumberTransform number ->
          ofNumbers(number, (NumericColumn) table.column(number.column()), row);
      case OneHot oneHot -> ofLevels(oneHot.levels(), table.column(oneHot.column()), row);
      case CategoryIndex index -> ofLevels(index.levels(), table.column(index.column()), row);
      case OrdinalTransform ordinal -> ofRanks(ordinal, table.column(ordinal.column()), row);
      case DateTransform date -> ofDates(table.column(date.column()), row);
      case PixelTransform _ ->
          throw new IllegalArgumentException(
              "the columns are the pixels of images; no change of a few of them makes another image");
    };
  }

  private static Cell current(Column cells, int row) {
    double number = cells instanceof NumericColumn numbers ? numbers.values()[row] : 0;
    return new Cell(number, cells.text(row), 0);
  }

  private static CellChoices ofNumbers(NumberTransform transform, NumericColumn cells, int row) {
    double[] present = Arrays.stream(cells.values()).filter(v -> !Double.isNaN(v)).toArray();
    var current = current(cells, row);
    if (present.length == 0 || Scaling.MIN_MAX.line(present).spread() == 0) {
      return new CellChoices(cells.name(), current, List.of(), null);
    }
    double from = Double.isNaN(current.number()) ? transform.median() : current.number();
    var range = NumberRange.of(present, from);
    var others =
        Arrays.stream(some(Arrays.stream(present).sorted().toArray()))
            .mapToObj(range::cell)
            .toList();
    return new CellChoices(cells.name(), current, others, range);
  }

  /// Quantiles of many, or each once.
  private static double[] some(double[] sorted) {
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    return distinct.length <= MOST_NUMBERS
        ? distinct
        : IntStream.range(0, MOST_NUMBERS)
            .mapToDouble(i -> sorted[i * (sorted.length - 1) / (MOST_NUMBERS - 1)])
            .distinct()
            .toArray();
  }

  private static CellChoices ofLevels(List<String> levels, Column cells, int row) {
    var others = new ArrayList<Cell>();
    for (String level : levels.subList(0, Math.min(levels.size(), MOST_LEVELS))) {
      add(others, cells, level, 1);
    }
    return new CellChoices(cells.name(), current(cells, row), others, null);
  }

  private static CellChoices ofRanks(OrdinalTransform ordinal, Column cells, int row) {
    int rank = ordinal.levels().indexOf(cells.text(row));
    double from = rank < 0 ? ordinal.median() : rank;
    var others = new ArrayList<Cell>();
    for (int i = 0; i < ordinal.levels().size(); i++) {
      add(others, cells, ordinal.levels().get(i), Math.abs(i - from));
    }
    return new CellChoices(cells.name(), current(cells, row), others, null);
  }

  /// A level of a column of texts, or of numbers that are levels.
  private static void add(List<Cell> to, Column cells, String level, double distance) {
    if (!(cells instanceof NumericColumn)) {
      to.add(new Cell(0, level, distance));
      return;
    }
    try {
      to.add(new Cell(Double.parseDouble(level), level, distance));
    } catch (NumberFormatException e) {
      // A text cannot stand in a column of numbers: no choice.
      return;
    }
  }

  private static CellChoices ofDates(Column cells, int row) {
    List<String> levels =
        cells instanceof CategoricalColumn categories ? categories.levels() : List.of();
    double[] seconds = levels.stream().mapToDouble(Dates::parse).sorted().toArray();
    if (seconds.length < 2) {
      return new CellChoices(cells.name(), current(cells, row), List.of(), null);
    }
    double own = Dates.parse(cells.text(row));
    var spread = Scaling.ROBUST.line(seconds);
    double from = Double.isNaN(own) ? spread.center() : own;
    double[] chosen = some(seconds);
    var others =
        levels.stream()
            .filter(level -> Arrays.binarySearch(chosen, Dates.parse(level)) >= 0)
            .map(level -> new Cell(0, level, Math.abs(Dates.parse(level) - from) / spread.spread()))
            .toList();
    return new CellChoices(cells.name(), current(cells, row), others, null);
  }
}
