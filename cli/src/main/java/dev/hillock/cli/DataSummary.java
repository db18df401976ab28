package dev.hillock.cli;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import dev.hillock.report.Lettering;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was found in a table, in a few lines: runs of columns of one kind share one.
final class DataSummary {

  private static final int SHOWN_LEVELS = 5;

  /// In characters: a cell can have megabytes.
  private static final int LONGEST_LEVEL = 40;

  /// Below, every column has a line of its own.
  private static final int FEW_COLUMNS = 24;

  private DataSummary() {}

  /// Columns with the same words about them.
  ///
  /// @param first name of the first
  /// @param last name of the last
  /// @param count how many
  /// @param kind numeric, categorical, dates, pixels
  /// @param about range or levels
  /// @param missing missing cells in all
  record Run(String first, String last, int count, String kind, String about, long missing) {

    String name() {
      return count == 1 ? first : first + " ... " + last;
    }
  }

  /// The runs of a table's columns; a target is never part of one with others.
  static List<Run> runs(Table table, List<String> targets) {
    var runs = new ArrayList<Run>();
    boolean few = table.columns().size() <= FEW_COLUMNS;
    for (Column column : table.columns()) {
      var run = of(column);
      Run last = runs.isEmpty() ? null : runs.getLast();
      boolean joins =
          last != null
              && last.kind.equals(run.kind)
              && !run.kind.equals("categorical")
              && !run.kind.equals("dates")
              && !targets.contains(run.last)
              && !targets.contains(last.last)
              && (!few || run.kind.equals("pixels"));
      if (joins) {
        runs.set(runs.size() - 1, join(runs.getLast(), run));
      } else {
        runs.add(run);
      }
    }
    return runs;
  }

  private static Run join(Run a, Run b) {
    int count = a.count + 1;
    String about = count + " columns";
    return new Run(a.first, b.first, count, a.kind, about, a.missing + b.missing);
  }

  private static Run of(Column column) {
    String about =
        switch (column) {
          case NumericColumn numbers -> range(numbers);
          case CategoricalColumn categories when isDates(categories) ->
              // Their order as texts is theirs as dates.
              categories.levels().getFirst() + " to " + categories.levels().getLast();
          case CategoricalColumn categories -> levels(categories.levels());
          case PixelColumn _ -> "0 to 255";
        };
    return new Run(column.name(), column.name(), 1, kind(column), about, column.missing());
  }

  static String kind(Column column) {
    return switch (column) {
      case NumericColumn _ -> "numeric";
      case CategoricalColumn categories -> isDates(categories) ? "dates" : "categorical";
      case PixelColumn _ -> "pixels";
    };
  }

  private static boolean isDates(CategoricalColumn column) {
    return Dates.areAll(column.levels());
  }

  private static String range(NumericColumn column) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double v : column.values()) {
      if (!Double.isNaN(v)) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    return min > max
        ? "nothing in it"
        : NumericColumn.textOf(min) + " to " + NumericColumn.textOf(max);
  }

  private static String levels(List<String> levels) {
    String more = levels.size() > SHOWN_LEVELS ? ", ... " : "";
    return Figures.count(levels.size(), "level") + ": " + first(levels, SHOWN_LEVELS) + more;
  }

  /// The first of some levels or labels.
  static String first(List<String> levels, int shown) {
    return levels.stream().limit(shown).map(DataSummary::level).collect(Collectors.joining(", "));
  }

  /// A level or label, no longer than a line has room for.
  static String level(String level) {
    return Lettering.shortened(level, LONGEST_LEVEL);
  }
}
