package dev.hillock.data;

/// How the text of one CSV file is divided into cells.
///
/// @param file the file's name, for messages
/// @param delimiter what stands between two cells
record CsvSyntax(String file, byte delimiter) {

  boolean isBlank(byte b) {
    return (b == ' ' || b == '\t') && b != delimiter;
  }

  static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /// What to say of a row that is not as long as the header.
  DataException ragged(long line, int cells, int columns) {
    String sign = delimiter == '\t' ? "tab" : "'" + (char) delimiter + "'";
    return DataException.atLine(
        file,
        line,
        "the row has %s but the header has %d; cells are divided by %s, quote a cell that holds one"
            .formatted(Wording.count(cells, "cell"), columns, sign));
  }
}
