package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks for columns that alone give the target away, as one does that was filled in when the
/// target was known. Each column is judged by itself, on the training rows.
///
/// A column is first tried on a few rows; only one that passes is tried on many. So it takes a
/// moment also for 50 000 columns.
///
/// @param table has the columns
/// @param target the coding of the target
/// @param rows the training rows
public record Leaks(Table table, TargetCoding target, int[] rows) {

  private static final int FEW_ROWS = 400;
  private static final int MANY_ROWS = 20_000;

  /// Of more rows than these the evidence is none.
  private static final int FEWEST_ROWS = 20;

  /// Warnings, one line for each column.
  private static final int MOST_NOTES = 5;

  /// A column that gives a target away.
  ///
  /// @param column its name
  /// @param verdict words that end a sentence about it
  public record Leak(String column, String verdict) {}

  /// A warning for each column that gives a target away.
  ///
  /// @param inputs names of the columns that are inputs
  public List<String> notes(List<String> inputs) {
    var found = found(inputs);
    var notes = new ArrayList<String>();
    for (Leak leak : found.subList(0, Math.min(MOST_NOTES, found.size()))) {
      notes.add(
          "column '%s' alone %s; if it is known only once the target is, leave it out with --drop \"%s\""
              .formatted(leak.column, leak.verdict, leak.column));
    }
    if (found.size() > MOST_NOTES) {
      notes.add(
          "%d more columns give the target away as well".formatted(found.size() - MOST_NOTES));
    }
    return notes;
  }

  /// The columns that give a target away.
  ///
  /// @param inputs names of the columns that are inputs
  public List<Leak> found(List<String> inputs) {
    if (rows.length < FEWEST_ROWS) {
      return List.of();
    }
    var sample = oracle(FEW_ROWS);
    var many = rows.length > FEW_ROWS ? oracle(MANY_ROWS) : sample;
    // Of a rare class too few rows may be in a small sample.
    var few = sample instanceof ClassLeak classes && !classes.isEnough() ? many : sample;
    var found = new ArrayList<Leak>();
    for (String name : inputs) {
      Column column = table.column(name);
      if (!(column instanceof PixelColumn) && few.verdict(column).isPresent()) {
        many.verdict(column).ifPresent(verdict -> found.add(new Leak(name, verdict)));
      }
    }
    return found;
  }

  private LeakOracle oracle(int mostRows) {
    int[] some = rows;
    if (rows.length > mostRows) {
      some = new int[mostRows];
      for (int i = 0; i < mostRows; i++) {
        some[i] = rows[(int) ((long) i * rows.length / mostRows)];
      }
    }
    return switch (target) {
      case ClassTarget classes ->
          new ClassLeak(classes.column(), classes.classes(table, some), some);
      case NumberTarget _, CountTarget _, QuantileTarget _ ->
          NumberLeak.of(table, target.columns(), some);
      case LabelsTarget labels -> {
        var first = labels.targets().getFirst();
        yield new ClassLeak(first.column(), first.classes(table, some), some);
      }
    };
  }

  /// The cells of a column as numbers, NaN for a missing one: those of a category are codes, in no
  /// order.
  static double[] values(Column column, int[] rows) {
    return switch (column) {
      case NumericColumn numbers ->
          Arrays.stream(rows).mapToDouble(row -> numbers.values()[row]).toArray();
      case CategoricalColumn categories ->
          Arrays.stream(rows)
              .mapToDouble(row -> categories.isMissing(row) ? Double.NaN : categories.codes()[row])
              .toArray();
      case PixelColumn pixels -> Arrays.stream(rows).mapToDouble(pixels::value).toArray();
    };
  }
}
