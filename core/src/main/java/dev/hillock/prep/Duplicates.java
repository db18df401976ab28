package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds columns that are equal in every one of some rows, in one pass: columns with one hash are
/// compared cell by cell.
final class Duplicates {

  private final int[] rows;
  private final Map<Long, List<Column>> seen = new HashMap<>();
  private final Map<String, String> found = new LinkedHashMap<>();

  Duplicates(int[] rows) {
    this.rows = rows;
  }

  /// Whether a column equals one that was added before.
  boolean add(Column column) {
    var alike = seen.computeIfAbsent(hash(column), _ -> new ArrayList<>());
    for (Column other : alike) {
      if (areEqual(column, other)) {
        found.put(column.name(), other.name());
        return true;
      }
    }
    alike.add(column);
    return false;
  }

  /// The first column that each of the others equals, by the name of the other.
  Map<String, String> found() {
    return found;
  }

  private long hash(Column column) {
    int[] ofLevels =
        column instanceof CategoricalColumn categories
            ? categories.levels().stream().mapToInt(String::hashCode).toArray()
            : new int[0];
    long hash = 0;
    for (int row : rows) {
      long cell =
          switch (column) {
            case NumericColumn numbers -> Double.hashCode(numbers.values()[row] + 0.0);
            case CategoricalColumn categories ->
                categories.isMissing(row) ? 0 : ofLevels[categories.codes()[row]];
            case PixelColumn pixels -> Double.hashCode(pixels.value(row));
          };
      hash = 31 * hash + cell;
    }
    return hash;
  }

  private boolean areEqual(Column a, Column b) {
    return switch (a) {
      case NumericColumn numbers ->
          b instanceof NumericColumn others && areEqual(numbers.values(), others.values());
      case CategoricalColumn categories ->
          b instanceof CategoricalColumn others && haveEqualTexts(categories, others);
      case PixelColumn _ -> false;
    };
  }

  private boolean areEqual(double[] a, double[] b) {
    for (int row : rows) {
      // -0 equals 0 and a missing cell a missing one.
      if (a[row] != b[row] && !(Double.isNaN(a[row]) && Double.isNaN(b[row]))) {
        return false;
      }
    }
    return true;
  }

  private boolean haveEqualTexts(CategoricalColumn a, CategoricalColumn b) {
    for (int row : rows) {
      if (!a.text(row).equals(b.text(row))) {
        return false;
      }
    }
    return true;
  }
}
