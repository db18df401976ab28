package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.LevelOrder;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which columns are the target and whether they are classes or numbers.
///
/// Found from the data: several targets are numbers; one target of texts is classes; one target of
/// numbers is classes if they are whole, at least [#ROWS_PER_CLASS] rows share each value on
/// average (or there are only two values), and there are at most [#MOST_NUMERIC_CLASSES] of them.
public final class TargetChoice {

  private static final int MOST_NUMERIC_CLASSES = 20;
  private static final int ROWS_PER_CLASS = 5;

  private TargetChoice() {}

  /// The rows in which every target has a value.
  ///
  /// @throws DataException if there is none, or a target is not a column
  public static int[] usableRows(Table table, List<String> targets) {
    var columns = targets.stream().map(table::column).toList();
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(row -> columns.stream().noneMatch(column -> column.isMissing(row)))
            .toArray();
    if (rows.length == 0) {
      throw new DataException(
          "%s, target '%s' is missing in every row; fill it in or name another"
              .formatted(table.source(), String.join("', '", targets)));
    }
    return rows;
  }

  /// Settles [Task#AUTO]; another task is only checked.
  public static Task settle(Table table, List<String> targets, int[] rows, Task wanted) {
    if (wanted == Task.CLASSIFICATION && targets.size() > 1) {
      throw new DataException(
          "%s: %d targets are to be classes; classification takes one --target"
              .formatted(table.source(), targets.size()));
    }
    if (wanted != Task.AUTO) {
      return wanted;
    }
    boolean classes =
        targets.size() == 1 && looksLikeClasses(table.column(targets.getFirst()), rows);
    return classes ? Task.CLASSIFICATION : Task.REGRESSION;
  }

  private static boolean looksLikeClasses(Column column, int[] rows) {
    return switch (column) {
      case CategoricalColumn _ -> true;
      case NumericColumn numbers -> {
        double[] distinct =
            Arrays.stream(rows)
                .mapToDouble(row -> numbers.values()[row] + 0.0)
                .distinct()
                .toArray();
        boolean whole = Arrays.stream(distinct).allMatch(v -> v == Math.rint(v));
        boolean shared = distinct.length <= 2 || rows.length >= ROWS_PER_CLASS * distinct.length;
        yield whole && shared && distinct.length <= MOST_NUMERIC_CLASSES;
      }
      default -> false;
    };
  }

  /// The classes that the given rows hold, in [LevelOrder].
  ///
  /// @throws DataException if there is only one
  public static List<String> labels(Table table, String target, int[] rows) {
    Column column = table.column(target);
    var labels = new TreeSet<>(LevelOrder.INSTANCE);
    for (int row : rows) {
      labels.add(column.text(row));
    }
    if (labels.size() < 2) {
      throw NumberTarget.onlyOneValue(table, column, rows[0]);
    }
    return List.copyOf(labels);
  }
}
