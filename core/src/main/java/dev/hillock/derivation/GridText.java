package dev.hillock.derivation;

import java.util.ArrayList;
import java.util.List;

/// The cells of a table, padded so that texts begin and decimal points stand below each other.
final class GridText {

  private GridText() {}

  /// Pads the cells of each column to the same width.
  ///
  /// @param texts how many columns from the left are texts
  static List<List<String>> padded(List<List<String>> rows, int texts) {
    int columns = rows.getFirst().size();
    var padded = new ArrayList<List<String>>();
    rows.forEach(_ -> padded.add(new ArrayList<>()));
    for (int c = 0; c < columns; c++) {
      int column = c;
      var cells = rows.stream().map(row -> row.get(column)).toList();
      var aligned = c < texts ? cells : aligned(cells);
      int width = aligned.stream().mapToInt(GridText::length).max().orElse(0);
      for (int r = 0; r < rows.size(); r++) {
        String cell = aligned.get(r);
        String blanks = " ".repeat(width - length(cell));
        padded.get(r).add(c < texts ? cell + blanks : blanks + cell);
      }
    }
    return padded;
  }

  /// Blanks behind what has fewer digits after the point; the head is left as it is.
  private static List<String> aligned(List<String> cells) {
    int most = cells.stream().skip(1).mapToInt(GridText::afterPoint).max().orElse(0);
    var aligned = new ArrayList<String>();
    for (int r = 0; r < cells.size(); r++) {
      String cell = cells.get(r);
      aligned.add(r == 0 || cell.isEmpty() ? cell : cell + " ".repeat(most - afterPoint(cell)));
    }
    return aligned;
  }

  private static int afterPoint(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? 0 : cell.length() - point;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
