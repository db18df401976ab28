package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A column of categories: one input per level, 1 for the level of the cell and 0 for the others.
///
/// A missing cell is a level of its own where training saw one; otherwise all inputs are 0, since a
/// weight that never learned would answer at random. A category that training never saw is treated
/// as missing.
///
/// @param column the column's name
/// @param levels of the training rows, in the order of their inputs
/// @param missingLevel whether a last input stands for missing cells
/// @param scales what the 0 and 1 of each input are brought to; empty where they stay as they are
public record OneHot(
    String column, List<String> levels, boolean missingLevel, List<Scaling.Fitted> scales)
    implements ColumnTransform {

  private static final int DESCRIBED_LEVELS = 6;

  /// More levels than this have no input each: the commonest have. A weight for each of thousands
  /// would see too few rows to learn, and the inputs would not fit into memory.
  static final int MOST_LEVELS = 256;

  public OneHot {
    levels = List.copyOf(levels);
    scales = List.copyOf(scales);
    int width = levels.size() + (missingLevel ? 1 : 0);
    if (!scales.isEmpty() && scales.size() != width) {
      throw new IllegalArgumentException(
          "column '%s' has %d inputs and %d scales; it needs one for each"
              .formatted(column, width, scales.size()));
    }
  }

  /// With 0 and 1 as they are.
  public OneHot(String column, List<String> levels, boolean missingLevel) {
    this(column, levels, missingLevel, List.of());
  }

  /// Fits it on the levels that the given rows use.
  public static OneHot fit(CategoricalColumn column, int[] rows, Scaling scaling) {
    int[] counts = new int[column.levels().size()];
    int missing = 0;
    for (int row : rows) {
      if (column.isMissing(row)) {
        missing++;
      } else {
        counts[column.codes()[row]]++;
      }
    }
    var levels = new ArrayList<String>();
    var scales = new ArrayList<Scaling.Fitted>();
    boolean[] common = commonest(counts);
    for (int i = 0; i < counts.length; i++) {
      if (common[i]) {
        levels.add(column.levels().get(i));
        scales.add(scaling.fitIndicator(rows.length, counts[i]));
      }
    }
    if (missing > 0) {
      scales.add(scaling.fitIndicator(rows.length, missing));
    }
    boolean scaled = scaling == Scaling.ROBUST;
    return new OneHot(column.name(), levels, missing > 0, scaled ? scales : List.of());
  }

  /// Which levels have an input: those that occur, or the commonest of too many; among equally
  /// common ones the first.
  private static boolean[] commonest(int[] counts) {
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    int fewest = counts.length <= MOST_LEVELS ? 0 : sorted[counts.length - MOST_LEVELS];
    int room = MOST_LEVELS - (int) Arrays.stream(counts).filter(count -> count > fewest).count();
    boolean[] common = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      boolean fillsRoom = counts[i] == fewest && fewest > 0 && room > 0;
      common[i] = counts[i] > fewest || fillsRoom;
      room -= fillsRoom ? 1 : 0;
    }
    return common;
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
    float[] off = values(0);
    float[] on = values(1);
    int unseen = 0;
    for (int r = 0; r < rows.length; r++) {
      int at = x.at(r) + firstInput;
      System.arraycopy(off, 0, x.data(), at, off.length);
      boolean missing = cells.isMissing(rows[r]);
      int input = missing ? -1 : inputOf(cells, rows[r], inputOfCode, inputOfLevel);
      if (input >= 0) {
        x.data()[at + input] = on[input];
      } else {
        unseen += missing ? 0 : 1;
        if (missingLevel) {
          x.data()[at + levels.size()] = on[levels.size()];
        }
      }
    }
    return unseen;
  }

  /// What each input is where it would be 0 or 1.
  private float[] values(int indicator) {
    float[] values = new float[width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scales.isEmpty() ? indicator : (float) scales.get(i).apply(indicator);
    }
    return values;
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
