package dev.hillock.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads and checks the names in the first record.
final class CsvHeader {

  static final int MOST_COLUMNS = 100_000;

  /// In characters: a question of a survey fits, a text that lost its quote does not.
  private static final int LONGEST_NAME = 2000;

  private CsvHeader() {}

  /// The columns' names.
  ///
  /// @param tokens stands before the header and, afterwards, behind it
  /// @throws DataException if there is no header or its names do not do
  static List<String> read(CsvTokenizer tokens, String file) {
    if (!tokens.next()) {
      throw new DataException(
          "%s is empty; hillock needs a header line and at least one row".formatted(file));
    }
    if (tokens.cells() > MOST_COLUMNS) {
      throw DataException.atLine(
          file,
          tokens.line(),
          "the header has %d columns; at most %d can be read"
              .formatted(tokens.cells(), MOST_COLUMNS));
    }
    var names = new ArrayList<String>(tokens.cells());
    for (int cell = 0; cell < tokens.cells(); cell++) {
      names.add(tokens.text(cell));
    }
    requireNames(names, file, tokens.line());
    return List.copyOf(names);
  }

  private static void requireNames(List<String> names, String file, long line) {
    if (names.stream().noneMatch(name -> Double.isNaN(Numbers.parse(name)))) {
      throw DataException.atLine(
          file,
          line,
          "first line holds only numbers; hillock needs a header line with the columns' names");
    }
    var positions = new HashMap<String, Integer>();
    for (int column = 1; column <= names.size(); column++) {
      String name = names.get(column - 1);
      if (name.isBlank()) {
        throw DataException.atLine(
            file,
            line,
            "column %d of %d has no name; give every column a name"
                .formatted(column, names.size()));
      }
      if (name.length() > LONGEST_NAME) {
        throw DataException.atLine(
            file,
            line,
            "the name of column %d of %d has %d characters ('%s'); at most %d are possible, shorten it"
                .formatted(
                    column, names.size(), name.length(), Wording.shortened(name), LONGEST_NAME));
      }
      Integer earlier = positions.put(name, column);
      if (earlier != null) {
        throw DataException.atLine(
            file,
            line,
            "columns %d and %d are both named '%s'; names must differ"
                .formatted(earlier, column, Wording.shortened(name)));
      }
    }
  }
}
