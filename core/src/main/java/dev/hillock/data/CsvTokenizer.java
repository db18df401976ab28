package dev.hillock.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over the records of CSV text and gives the bounds of each cell, without making texts.
///
/// Quotes as in RFC 4180; a record ends at LF, CR LF or CR outside quotes; blank lines are skipped;
/// blanks around a cell do not belong to it. The bounds hold until the next record.
final class CsvTokenizer {

  /// The longest record in bytes. One that is longer has lost its line breaks or a quote.
  static final int LONGEST_RECORD = 4 << 20;

  private final byte[] bytes;
  private final int end;
  private final byte delimiter;
  private final String file;

  /// Whether a cell of digits can be told from others by its bytes alone: not where a sign or the
  /// point divides cells.
  private final boolean numbersAreCells;

  private final NumberReader reader = new NumberReader();

  private int position;
  private int recordStart;
  private long line;
  private long recordLine;
  private boolean reachedEnd;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private long[] lines = new long[16];

  /// Whether a cell's bytes are in `scratch`, because it held doubled quotes.
  private boolean[] inScratch = new boolean[16];

  private byte[] scratch = new byte[64];
  private int scratchLength;

  /// Walks over a range of bytes.
  ///
  /// @param line the number of the line that begins at `start`
  CsvTokenizer(CsvSyntax syntax, byte[] bytes, int start, int end, long line) {
    this.bytes = bytes;
    this.end = end;
    this.delimiter = syntax.delimiter();
    this.file = syntax.file();
    this.position = start;
    this.line = line;
    this.recordLine = line;
    this.numbersAreCells = "+-.".indexOf(delimiter) < 0;
  }

  /// Goes to the next record and reads its cells; false at the end.
  ///
  /// @throws DataException if a quote is wrong or the record is too long
  boolean next() {
    if (!begin()) {
      return false;
    }
    do {
      readCell();
    } while (passDelimiter());
    finish();
    return true;
  }

  /// Goes to the first cell of the next record; false at the end. Then come [#readCell] or
  /// [#readNumber] and [#passDelimiter] in turn until there is no delimiter, then [#finish].
  boolean begin() {
    skipBlankLines();
    recordStart = position;
    if (position == end) {
      reachedEnd = true;
      return false;
    }
    recordLine = line;
    cells = 0;
    scratchLength = 0;
    return true;
  }

  /// Reads the cell that begins here, whatever it holds.
  ///
  /// @throws DataException if a quote is wrong or the record is too long
  void readCell() {
    if (cells >= starts.length) {
      grow();
    }
    skipBlanks();
    lines[cells] = line;
    inScratch[cells] = false;
    if (position < end && bytes[position] == '"') {
      readQuoted();
    } else {
      readPlain();
    }
    cells++;
    requireShort();
  }

  /// Reads the cell that begins here if it is a number, quoted or not, without blanks behind it;
  /// false if it is not, and then it is still to be read. Such a cell has a value but no bounds.
  boolean readNumber() {
    skipBlanks();
    boolean isQuoted = position < end && bytes[position] == '"';
    int start = isQuoted ? position + 1 : position;
    if (!numbersAreCells || !reader.read(bytes, start, end) || Double.isInfinite(reader.value())) {
      return false;
    }
    int behind = reader.end();
    if (isQuoted) {
      if (behind == end || bytes[behind] != '"') {
        return false;
      }
      behind++;
    }
    if (behind < end && bytes[behind] != delimiter && !CsvSyntax.isLineBreak(bytes[behind])) {
      return false;
    }
    position = behind;
    cells++;
    requireShort();
    return true;
  }

  /// The value of the cell that was read as a number.
  double number() {
    return reader.value();
  }

  /// Goes over the delimiter if there is one here; false if the record ends here.
  boolean passDelimiter() {
    if (position < end && bytes[position] == delimiter) {
      position++;
      return true;
    }
    return false;
  }

  /// Goes over the line break behind the record.
  void finish() {
    if (position < end) {
      passLineBreak();
    }
    reachedEnd |= position == end;
  }

  /// How many cells this record has.
  int cells() {
    return cells;
  }

  /// The line this record begins in, from 1.
  long line() {
    return recordLine;
  }

  /// The line this cell begins in, from 1; not the record's where quoted cells hold line breaks.
  long line(int cell) {
    return lines[cell];
  }

  /// Where the cell's bytes are, between `start(cell)` and `end(cell)`.
  byte[] bytes(int cell) {
    return inScratch[cell] ? scratch : bytes;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }

  /// The cell as text.
  String text(int cell) {
    return new String(bytes(cell), starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
  }

  /// The offset behind this record.
  int position() {
    return position;
  }

  /// Whether what was read last might go on behind the end of the bytes. A record that is too long
  /// already may not: more bytes would not make it a good one.
  boolean mightGoOn() {
    return reachedEnd && end - recordStart <= LONGEST_RECORD;
  }

  private void skipBlankLines() {
    while (position < end) {
      int at = position;
      while (at < end && isBlank(bytes[at])) {
        at++;
      }
      if (at < end && !CsvSyntax.isLineBreak(bytes[at])) {
        return;
      }
      position = at;
      if (position < end) {
        passLineBreak();
      }
    }
  }

  private void readPlain() {
    int start = position;
    int at = start;
    while (at < end && bytes[at] != delimiter && !CsvSyntax.isLineBreak(bytes[at])) {
      at++;
    }
    position = at;
    while (at > start && isBlank(bytes[at - 1])) {
      at--;
    }
    starts[cells] = start;
    ends[cells] = at;
  }

  private void readQuoted() {
    long openedLine = line;
    int start = position + 1;
    int close = closingQuote(start);
    if (close == end) {
      reachedEnd = true;
      throw DataException.atLine(
          file,
          openedLine,
          ("the quote that opens cell %d is never closed; close it, or write a quote inside"
                  + " a quoted cell as \"\"")
              .formatted(cells + 1));
    }
    position = close + 1;
    if (inScratch[cells]) {
      copyToScratch(start, close);
    } else {
      starts[cells] = start;
      ends[cells] = close;
    }
    skipBlanks();
    if (position < end && bytes[position] != delimiter && !CsvSyntax.isLineBreak(bytes[position])) {
      throw DataException.atLine(
          file,
          line,
          "text after the closing quote of cell %d%s; write a quote inside a quoted cell as \"\""
              .formatted(
                  cells + 1, line == openedLine ? "" : ", which opened in line " + openedLine));
    }
  }

  /// The closing quote's offset, `end` if there is none; counts the lines on the way.
  private int closingQuote(int start) {
    for (int at = start; at < end; at++) {
      byte b = bytes[at];
      if (b == '"') {
        if (at + 1 == end || bytes[at + 1] != '"') {
          return at;
        }
        inScratch[cells] = true;
        at++;
      } else if (b == '\r' || (b == '\n' && bytes[at - 1] != '\r')) {
        line++;
      }
    }
    return end;
  }

  private void copyToScratch(int from, int to) {
    if (scratch.length - scratchLength < to - from) {
      scratch = Arrays.copyOf(scratch, scratchLength + 2 * (to - from));
    }
    starts[cells] = scratchLength;
    for (int at = from; at < to; at++) {
      scratch[scratchLength++] = bytes[at];
      if (bytes[at] == '"') {
        at++;
      }
    }
    ends[cells] = scratchLength;
  }

  private void skipBlanks() {
    while (position < end && isBlank(bytes[position])) {
      position++;
    }
  }

  private void passLineBreak() {
    boolean two = bytes[position] == '\r' && position + 1 < end && bytes[position + 1] == '\n';
    position += two ? 2 : 1;
    line++;
  }

  private void requireShort() {
    if (position - recordStart > LONGEST_RECORD) {
      throw DataException.atLine(
          file,
          recordLine,
          "the row is longer than 4 MB; look for a missing line break or a quote that is"
              + " not closed");
    }
  }

  private boolean isBlank(byte b) {
    return (b == ' ' || b == '\t') && b != delimiter;
  }

  private void grow() {
    int length = Math.max(cells + 1, 2 * starts.length);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
    lines = Arrays.copyOf(lines, length);
    inScratch = Arrays.copyOf(inScratch, length);
  }
}
