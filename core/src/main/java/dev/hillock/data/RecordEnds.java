package dev.hillock.data;

/// Finds where records end, by the rules of [CsvTokenizer] but without looking at the cells.
final class RecordEnds {

  private static final int LONGEST_UTF8 = 4;

  private RecordEnds() {}

  /// The offset behind the last record that is complete whatever follows, 0 if more bytes are
  /// needed. Where the first record is wrong for certain, a cut behind what shows it.
  ///
  /// @param start the start of a record
  /// @param hasQuote whether there can be a quote
  static int last(CsvSyntax syntax, byte[] bytes, int start, int end, boolean hasQuote) {
    if (!hasQuote) {
      for (int at = end - 1; at >= start; at--) {
        // What follows a return at the very end may be its line feed.
        if (bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < end)) {
          return at + 1;
        }
      }
    }
    int found = start;
    int at = start;
    while (at < end) {
      at = cellEnd(syntax, bytes, at, end);
      if (at < 0) {
        return found > start ? found : cut(bytes, start, end);
      }
      if (at < end && bytes[at] == syntax.delimiter()) {
        at++;
      } else if (at + 1 < end || (at < end && bytes[at] == '\n')) {
        at += bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
        found = at;
      } else {
        break;
      }
      if (found == start && at - start > CsvTokenizer.LONGEST_RECORD + 1) {
        return cut(bytes, start, end);
      }
    }
    return found > start ? found : 0;
  }

  /// A cut that is at the end or a little before it, within no character and no line break.
  static int cut(byte[] bytes, int start, int end) {
    int at = end;
    for (int i = 0; i < LONGEST_UTF8 && at > start + 1; i++) {
      boolean isInside = at < end && (bytes[at] & 0xc0) == 0x80;
      boolean isOpen = at == end && (bytes[at - 1] < 0 || bytes[at - 1] == '\r');
      if (!isInside && !isOpen) {
        break;
      }
      at--;
    }
    return at;
  }

  /// Where the cell that begins here ends, `end` if it may go on; negative if it is wrong for
  /// certain.
  private static int cellEnd(CsvSyntax syntax, byte[] bytes, int start, int end) {
    int at = skipBlanks(syntax, bytes, start, end);
    if (at < end && bytes[at] == '"') {
      at = skipBlanks(syntax, bytes, behindQuoted(bytes, at + 1, end), end);
      boolean isClosed = at == end || endsCell(syntax, bytes[at]);
      return isClosed ? at : -1;
    }
    int cell = at;
    while (at < end && !endsCell(syntax, bytes[at])) {
      at++;
    }
    boolean isTooLong = at == end && at - cell > CsvTokenizer.LONGEST_RECORD;
    return isTooLong ? -1 : at;
  }

  /// The offset behind the closing quote, `end` if it is not there.
  private static int behindQuoted(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] == '"') {
        if (at + 1 == end || bytes[at + 1] != '"') {
          return at + 1;
        }
        at++;
      }
    }
    return end;
  }

  private static int skipBlanks(CsvSyntax syntax, byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && syntax.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean endsCell(CsvSyntax syntax, byte b) {
    return b == syntax.delimiter() || CsvSyntax.isLineBreak(b);
  }
}
