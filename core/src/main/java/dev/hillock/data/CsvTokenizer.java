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

  private int position;
  private long line = 1;
  private long recordLine = 1;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private long[] lines = new long[16];

  /// Whether a cell's bytes are in `scratch`, because it held doubled quotes.
  private boolean[] inScratch = new boolean[16];

  private byte[] scratch = new byte[64];
  private int scratchLength;

  CsvTokenizer(byte[] bytes, int start, byte delimiter, String file) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.delimiter = delimiter;
    this.file = file;
    this.position = start;
  }

  /// Goes to the next record; false at the end.
  ///
  /// @throws DataException if a quote is wrong or the record is too long
  boolean next() {
    skipBlankLines();
    if (position == end) {
      return false;
    }
    int recordStart = position;
    recordLine = line;
    cells = 0;
    scratchLength = 0;
    do {
      readCell();
      requireShort(recordStart);
    } while (passDelimiter());
    if (position < end) {
      passLineBreak();
    }
    return true;
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

  private void skipBlankLines() {
    while (position < end) {
      int at = position;
      while (at < end && isBlank(bytes[at])) {
        at++;
      }
      if (at < end && !isLineBreak(bytes[at])) {
        return;
      }
      position = at;
      if (position < end) {
        passLineBreak();
      }
    }
  }

  private void readCell() {
    if (cells == starts.length) {
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
  }

  private void readPlain() {
    int start = position;
    int at = start;
    while (at < end && bytes[at] != delimiter && !isLineBreak(bytes[at])) {
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
    if (position < end && bytes[position] != delimiter && !isLineBreak(bytes[position])) {
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

  private boolean passDelimiter() {
    if (position < end && bytes[position] == delimiter) {
      position++;
      return true;
    }
    return false;
  }

  private void passLineBreak() {
    boolean two = bytes[position] == '\r' && position + 1 < end && bytes[position + 1] == '\n';
    position += two ? 2 : 1;
    line++;
  }

  private void requireShort(int recordStart) {
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

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private void grow() {
    starts = Arrays.copyOf(starts, 2 * cells);
    ends = Arrays.copyOf(ends, 2 * cells);
    lines = Arrays.copyOf(lines, 2 * cells);
    inScratch = Arrays.copyOf(inScratch, 2 * cells);
  }
}
