package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A column of categories: one input per level, 1 for the level of the cell and 0 for the others.
///
/// A missing cell is a level of its own where training saw one; otherwise all inputs are 0, since a
/// weight that never learned would answer at random. A category that training never saw is treated
/// as missing.
///
/// @param column the column's name
/// @param levels of the training rows, in the order of their inputs
/// @param missingLevel whether a last input stands for missing cells
public record OneHot(String column, List<String> levels, boolean missingLevel)
    implements ColumnTransform {

  private static final int DESCRIBED_LEVELS = 6;

  public OneHot {
    levels = List.copyOf(levels);
  }

  /// Fits it on the levels that the given rows use.
  public static OneHot fit(CategoricalColumn column, int[] rows) {
    boolean[] used = new boolean[column.levels().size()];
    boolean missing = false;
    for (int row : rows) {
      if (column.isMissing(row)) {
        missing = true;
      } else {
        used[column.codes()[row]] = true;
      }
    }
    var levels =
        IntStream.range(0, used.length)
            .filter(i -> used[i])
            .mapToObj(column.levels()::get)
            .toList();
    return new OneHot(column.name(), levels, missing);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int width() {
    return levels.size() + (missingLevel ? 1 : 0);
  }

  @Override
  public String describe() {
    var shown = String.join(", ", levels.subList(0, Math.min(DESCRIBED_LEVELS, levels.size())));
    int more = levels.size() - DESCRIBED_LEVELS;
    return "one of "
        + shown
        + (more > 0 ? " and " + more + " more" : "")
        + (missingLevel ? ", (missing)" : "");
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    Column cells = table.column(column);
    int[] inputOfCode = inputsOfCodes(cells);
    var inputOfLevel = inputsOfLevels();
    int unseen = 0;
    for (int r = 0; r < rows.length; r++) {
      int at = x.at(r) + firstInput;
      Arrays.fill(x.data(), at, at + width(), 0f);
      boolean missing = cells.isMissing(rows[r]);
      int input = missing ? -1 : inputOf(cells, rows[r], inputOfCode, inputOfLevel);
      if (input >= 0) {
        x.data()[at + input] = 1f;
      } else {
        unseen += missing ? 0 : 1;
        if (missingLevel) {
          x.data()[at + levels.size()] = 1f;
        }
      }
    }
    return unseen;
  }

  private static int inputOf(
      Column cells, int row, int[] inputOfCode, Map<String, Integer> inputOfLevel) {
    return cells instanceof CategoricalColumn categories
        ? inputOfCode[categories.codes()[row]]
        : inputOfLevel.getOrDefault(cells.text(row), -1);
  }

  private int[] inputsOfCodes(Column cells) {
    var inputOfLevel = inputsOfLevels();
    return cells instanceof CategoricalColumn categories
        ? categories.levels().stream().mapToInt(l -> inputOfLevel.getOrDefault(l, -1)).toArray()
        : new int[0];
  }

  private Map<String, Integer> inputsOfLevels() {
    var inputs = new HashMap<String, Integer>();
    for (int i = 0; i < levels.size(); i++) {
      inputs.put(levels.get(i), i);
    }
    return inputs;
  }
}
