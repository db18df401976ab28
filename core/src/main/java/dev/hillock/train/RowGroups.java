package dev.hillock.train;

import dev.hillock.data.Column;
import java.util.Arrays;
import java.util.HashMap;

/// Which rows belong together: those with equal cells in a column. A row without a cell is of
/// nobody known, a group of its own.
///
/// @param numbers the group of each row, from 0 in the order of their first rows
/// @param count how many groups
record RowGroups(int[] numbers, int count) {

  static RowGroups of(Column column, int[] rows) {
    var known = new HashMap<String, Integer>();
    int[] numbers = new int[rows.length];
    int next = 0;
    for (int i = 0; i < rows.length; i++) {
      Integer earlier =
          column.isMissing(rows[i]) ? null : known.putIfAbsent(column.text(rows[i]), next);
      numbers[i] = earlier == null ? next++ : earlier;
    }
    return new RowGroups(numbers, next);
  }

  /// How many classes have all their rows in one group.
  ///
  /// @param classes a number from 0 for each row
  long classesOfOneGroup(int[] classes) {
    int most = Arrays.stream(classes).max().orElse(-1);
    int[] groupOf = new int[most + 1];
    Arrays.fill(groupOf, -1);
    boolean[] several = new boolean[most + 1];
    for (int i = 0; i < classes.length; i++) {
      int c = classes[i];
      several[c] |= groupOf[c] >= 0 && groupOf[c] != numbers[i];
      groupOf[c] = numbers[i];
    }
    long ofOne = 0;
    for (int c = 0; c <= most; c++) {
      ofOne += groupOf[c] >= 0 && !several[c] ? 1 : 0;
    }
    return ofOne;
  }
}
