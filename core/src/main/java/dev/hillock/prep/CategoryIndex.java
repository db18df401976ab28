package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A column of categories as one input, the number of the cell's level from 1 on, for an embedding
/// that learns a few numbers for each. Missing cells and categories that training never saw are 0.
///
/// @param column the column's name
/// @param levels of the training rows, in the order of their numbers
public record CategoryIndex(String column, List<String> levels) implements ColumnTransform {

  private static final int DESCRIBED_LEVELS = 6;

  public CategoryIndex {
    levels = List.copyOf(levels);
  }

  /// Fits it on the levels that the given rows use.
  public static CategoryIndex fit(CategoricalColumn column, int[] rows) {
    boolean[] used = new boolean[column.levels().size()];
    for (int row : rows) {
      if (!column.isMissing(row)) {
        used[column.codes()[row]] = true;
      }
    }
    var levels = new ArrayList<String>();
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        levels.add(column.levels().get(i));
      }
    }
    return new CategoryIndex(column.name(), levels);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public String describe() {
    var shown = String.join(", ", levels.subList(0, Math.min(DESCRIBED_LEVELS, levels.size())));
    int more = levels.size() - DESCRIBED_LEVELS;
    return "embedded: " + shown + (more > 0 ? " and " + more + " more" : "");
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    Column cells = table.column(column);
    var numbers = new HashMap<String, Integer>();
    levels.forEach(level -> numbers.put(level, numbers.size() + 1));
    int[] ofCode =
        cells instanceof CategoricalColumn categories
            ? categories.levels().stream().mapToInt(l -> numbers.getOrDefault(l, 0)).toArray()
            : new int[0];
    int unseen = 0;
    for (int r = 0; r < rows.length; r++) {
      int number = 0;
      if (!cells.isMissing(rows[r])) {
        number =
            cells instanceof CategoricalColumn categories
                ? ofCode[categories.codes()[rows[r]]]
                : numbers.getOrDefault(cells.text(rows[r]), 0);
        unseen += number == 0 ? 1 : 0;
      }
      x.data()[x.at(r) + firstInput] = number;
    }
    return unseen;
  }
}
