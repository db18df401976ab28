package dev.hillock.bench;

import java.util.ArrayList;
import java.util.List;

/// Rows of words under headings, aligned with blanks: the first columns to the left, the others to
/// the right.
final class TextTable {

  private static final String GAP = "  ";

  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int leftColumns, List<String> headings) {
    this.leftColumns = leftColumns;
    rows.add(List.copyOf(headings));
  }

  /// @throws IllegalArgumentException if the row is not as long as the headings
  void add(List<String> row) {
    if (row.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "a row of %d words under %d headings; give one word per heading"
              .formatted(row.size(), rows.getFirst().size()));
    }
    rows.add(List.copyOf(row));
  }

  List<String> lines() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    var text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      text.append(i == 0 ? "" : GAP);
      text.append(i < leftColumns ? row.get(i) + blanks : blanks + row.get(i));
    }
    return text.toString().stripTrailing();
  }
}
