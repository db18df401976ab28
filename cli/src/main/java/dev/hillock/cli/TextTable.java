package dev.hillock.cli;

import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.List;

/// Columns of text, aligned: the first to the left, figures to the right.
final class TextTable {

  private final String indent;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> leftAligned;

  /// A table whose columns are aligned to the left where `leftAligned` says so; the last of its
  /// values holds for all columns that follow.
  TextTable(String indent, List<Boolean> leftAligned) {
    this.indent = indent;
    this.leftAligned = leftAligned;
  }

  void row(String... cells) {
    row(List.of(cells));
  }

  void row(List<String> cells) {
    rows.add(cells.stream().map(PlainText::of).toList());
  }

  /// The lines, without blanks at their ends.
  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    var text = new StringBuilder(indent);
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
      boolean left = leftAligned.get(Math.min(i, leftAligned.size() - 1));
      text.append(i == 0 ? "" : "  ").append(left ? cell + blanks : blanks + cell);
    }
    return text.toString().stripTrailing();
  }
}
