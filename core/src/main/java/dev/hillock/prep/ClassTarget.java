package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// A target that is one of several classes. Two classes need one output (1 for the second); more
/// have one output each (1 for the class of the row, 0 for the others).
///
/// @param column the target's name
/// @param labels the classes, in the order of their outputs
/// @param outputs 1, or one per label
/// @param decision which class is predicted
public record ClassTarget(String column, List<String> labels, int outputs, Decision decision)
    implements TargetCoding {

  /// Labels that a message lists.
  private static final int SHOWN_LABELS = 10;

  public ClassTarget {
    labels = List.copyOf(labels);
    if (labels.size() < 2 || (outputs != labels.size() && (outputs != 1 || labels.size() != 2))) {
      throw new IllegalArgumentException(
          "target '%s' has %d classes and %d outputs; it needs 2 classes or more and an output for each (1 will do for 2)"
              .formatted(column, labels.size(), outputs));
    }
    boolean fits =
        switch (decision) {
          case Decision.Likeliest() -> true;
          case Decision.Threshold _ -> labels.size() == 2;
          case Decision.Shares(List<Double> shares) -> shares.size() == labels.size();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "target '%s' has %d classes and decision %s; a threshold is for 2, and shares are one for each"
              .formatted(column, labels.size(), decision));
    }
    var seen = new HashSet<String>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw new IllegalArgumentException(
            "target '%s' has class '%s' twice; its classes must differ".formatted(column, label));
      }
    }
  }

  /// The likeliest class is predicted.
  public ClassTarget(String column, List<String> labels, int outputs) {
    this(column, labels, outputs, new Decision.Likeliest());
  }

  /// The same with another decision.
  public ClassTarget with(Decision other) {
    return new ClassTarget(column, labels, outputs, other);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    int[] classes = classes(table, rows);
    for (int r = 0; r < rows.length; r++) {
      if (outputs == 1) {
        t.data()[t.at(r)] = classes[r];
      } else {
        Arrays.fill(t.data(), t.at(r), t.at(r) + outputs, 0f);
        t.data()[t.at(r) + classes[r]] = 1f;
      }
    }
  }

  private String shownLabels() {
    return labels.size() <= SHOWN_LABELS
        ? labels.toString()
        : labels.subList(0, SHOWN_LABELS) + " and " + (labels.size() - SHOWN_LABELS) + " more";
  }

  /// The index of each row's label.
  ///
  /// @throws DataException if a label was never seen in training
  public int[] classes(Table table, int[] rows) {
    var indices = new HashMap<String, Integer>();
    labels.forEach(label -> indices.put(label, indices.size()));
    Column cells = table.column(column);
    int[] classes = new int[rows.length];
    for (int r = 0; r < rows.length; r++) {
      Integer index = indices.get(cells.text(rows[r]));
      if (index == null) {
        throw new DataException(
            "%s, column '%s': class '%s' (data row %d) was not seen in training; the model knows %s"
                .formatted(
                    table.source(), column, cells.text(rows[r]), rows[r] + 1, shownLabels()));
      }
      classes[r] = index;
    }
    return classes;
  }
}
