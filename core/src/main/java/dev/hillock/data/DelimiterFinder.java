package dev.hillock.data;

import org.jspecify.annotations.Nullable;

/// Finds the delimiter of CSV text from its first records.
final class DelimiterFinder {

  private static final byte[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int SAMPLE_RECORDS = 50;
  private static final int SAMPLE_BYTES = 1 << 20;

  private final byte[] bytes;
  private final int start;
  private final int end;

  /// Whether a record went to the end of the bytes and might go on behind it.
  private boolean needsMore;

  private DelimiterFinder(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /// The given delimiter, or the candidate that gives the most columns, equally many in each of the
  /// first records. Where none does, the one that cuts the header into the most names, so that the
  /// first ragged row is reported and not taken for text; comma for a single column.
  ///
  /// @param given the delimiter if it is known already
  /// @param isAll whether the bytes are the whole input
  /// @return null if more bytes are needed to tell, or to have the first record as a whole
  static @Nullable Byte find(
      byte[] bytes, int start, int end, @Nullable Character given, boolean isAll) {
    var finder = new DelimiterFinder(bytes, start, end);
    byte[] candidates = given == null ? CANDIDATES : new byte[] {(byte) given.charValue()};
    byte best = finder.best(candidates, given == null ? SAMPLE_RECORDS : 1);
    return finder.needsMore && !isAll ? null : best;
  }

  private byte best(byte[] candidates, int records) {
    byte best = candidates[0];
    int bestColumns = 1;
    for (byte candidate : candidates) {
      int columns = columns(candidate, records);
      if (columns > bestColumns) {
        best = candidate;
        bestColumns = columns;
      }
    }
    return bestColumns == 1 && records > 1 ? best(candidates, 1) : best;
  }

  /// How many columns the records have, 0 if they differ or cannot be read with this delimiter.
  private int columns(byte delimiter, int records) {
    var tokens = new CsvTokenizer(new CsvSyntax("", delimiter), bytes, start, end, 1);
    int columns = 0;
    try {
      for (int record = 0; record < records && tokens.position() - start < SAMPLE_BYTES; record++) {
        if (!tokens.next()) {
          break;
        }
        if (record > 0 && tokens.cells() != columns) {
          return 0;
        }
        columns = tokens.cells();
      }
    } catch (DataException _) {
      return 0;
    } finally {
      needsMore |= tokens.mightGoOn();
    }
    return columns;
  }
}
