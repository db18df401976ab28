package dev.hillock.data;

import java.util.List;

/// A column of categories.
///
/// @param name the column's name
/// @param levels the distinct texts, in the order of [LevelOrder]
/// @param codes one index into `levels` per row, −1 for a missing cell
public record CategoricalColumn(String name, List<String> levels, int[] codes) implements Column {

  /// The code of a missing cell.
  public static final int MISSING = -1;

  public CategoricalColumn {
    levels = List.copyOf(levels);
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < MISSING || codes[row] >= levels.size()) {
        throw new IllegalArgumentException(
            "column '%s', row %d has code %d; codes go from -1 (missing) to %d"
                .formatted(name, row, codes[row], levels.size() - 1));
      }
    }
  }

  @Override
  public int rows() {
    return codes.length;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : levels.get(codes[row]);
  }
}
