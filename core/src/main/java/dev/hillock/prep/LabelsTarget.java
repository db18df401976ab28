package dev.hillock.prep;

import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/// Several targets of two classes each, any number of which may be the second one in a row: one
/// output each, 1 for the second class and 0 for the first.
///
/// @param targets each with two labels and one output
public record LabelsTarget(List<ClassTarget> targets) implements TargetCoding {

  public LabelsTarget {
    targets = List.copyOf(targets);
    if (targets.isEmpty() || targets.stream().anyMatch(target -> target.outputs() != 1)) {
      throw new IllegalArgumentException(
          "%d targets of several labels; there must be one or more, each with one output"
              .formatted(targets.size()));
    }
  }

  /// Finds the two labels of each target in the given rows.
  ///
  /// @throws DataException if a target has another number of values
  public static LabelsTarget of(Table table, List<String> columns, int[] rows) {
    var targets = new ArrayList<ClassTarget>();
    for (String name : columns) {
      var labels = TargetChoice.labels(table, name, rows);
      if (labels.size() != 2) {
        throw new DataException(
            "%s, target '%s' has %d classes; multilabel takes targets of two each, name such ones"
                .formatted(table.source(), name, labels.size()));
      }
      targets.add(new ClassTarget(name, labels, 1));
    }
    return new LabelsTarget(targets);
  }

  @Override
  public List<String> columns() {
    return targets.stream().map(ClassTarget::column).toList();
  }

  @Override
  public int outputs() {
    return targets.size();
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    for (int j = 0; j < targets.size(); j++) {
      int[] classes = targets.get(j).classes(table, rows);
      for (int r = 0; r < rows.length; r++) {
        t.data()[t.at(r) + j] = classes[r];
      }
    }
  }
}
