package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Nearest;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything between a table and a network: one fitted transform per input column, and the coding
/// of the target. Immutable.
///
/// @param inputs the transforms, in the order of the network's inputs
/// @param target the coding
public record Preparation(List<ColumnTransform> inputs, TargetCoding target) {

  public Preparation {
    inputs = List.copyOf(inputs);
  }

  /// The same inputs with another coding of the target.
  public Preparation withTarget(TargetCoding other) {
    return new Preparation(inputs, other);
  }

  /// Neurons of the input layer.
  public int width() {
    return inputs.stream().mapToInt(ColumnTransform::width).sum();
  }

  /// Names of the columns that a table must have for a prediction.
  public List<String> inputColumns() {
    return inputs.stream().flatMap(transform -> transform.columns().stream()).toList();
  }

  /// What [#apply] gives.
  ///
  /// @param x `[rows, width]`
  /// @param unseen for each column with categories that training never saw: how many cells
  public record Inputs(Matrix x, Map<String, Integer> unseen) {}

  /// The inputs of the network for the given rows.
  ///
  /// @throws DataException if a column is missing or of another kind, or the numbers do not fit
  ///   into an array
  public Inputs apply(Table table, int[] rows) {
    requireColumns(table);
    requireRoom(table, rows.length, width(), "inputs");
    var x = Matrix.of(rows.length, width());
    var unseen = new LinkedHashMap<String, Integer>();
    int first = 0;
    for (ColumnTransform transform : inputs) {
      int count = transform.apply(table, rows, x, first);
      if (count > 0) {
        unseen.put(transform.columns().getFirst(), count);
      }
      first += transform.width();
    }
    return new Inputs(x, unseen);
  }

  /// The targets of the given rows, `[rows, outputs]`.
  public Matrix targets(Table table, int[] rows) {
    requireRoom(table, rows.length, target.outputs(), "outputs");
    var t = Matrix.of(rows.length, target.outputs());
    target.encode(table, rows, t);
    return t;
  }

  private static void requireRoom(Table table, int rows, int width, String what) {
    if ((long) rows * width > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s: %d rows of %d %s do not fit into one array; take fewer rows at a time"
              .formatted(table.source(), rows, width, what));
    }
  }

  /// Checks that a table has the columns of the inputs.
  ///
  /// @throws DataException if it lacks some
  public void requireColumns(Table table) {
    var missing = inputColumns().stream().filter(name -> table.find(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      var names = table.columns().stream().map(Column::name).toList();
      throw new DataException(
          "%s lacks %s that the model was trained on: '%s'; %s"
              .formatted(
                  table.source(),
                  missing.size() == 1 ? "a column" : missing.size() + " columns",
                  String.join("', '", missing.subList(0, Math.min(5, missing.size()))),
                  Nearest.hint(missing.getFirst(), names)));
    }
  }
}
