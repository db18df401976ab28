package dev.hillock.data;

/// Finds the delimiter of CSV text from its first records.
final class DelimiterFinder {

  private static final byte[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int SAMPLE_RECORDS = 50;
  private static final int SAMPLE_BYTES = 1 << 20;

  private DelimiterFinder() {}

  /// The candidate that gives the most columns, equally many in each of the first records. Where
  /// none does, the one that cuts the header into the most names, so that the first ragged row is
  /// reported and not taken for text; comma for a single column.
  static byte find(byte[] bytes, int start) {
    byte best = CANDIDATES[0];
    int bestColumns = 1;
    for (byte candidate : CANDIDATES) {
      int columns = columns(bytes, start, candidate, SAMPLE_RECORDS);
      if (columns > bestColumns) {
        best = candidate;
        bestColumns = columns;
      }
    }
    return bestColumns > 1 ? best : byHeader(bytes, start);
  }

  private static byte byHeader(byte[] bytes, int start) {
    byte best = CANDIDATES[0];
    int bestColumns = 1;
    for (byte candidate : CANDIDATES) {
      int columns = columns(bytes, start, candidate, 1);
      if (columns > bestColumns) {
        best = candidate;
        bestColumns = columns;
      }
    }
    return best;
  }

  /// How many columns the records have, 0 if they differ or cannot be read with this delimiter.
  private static int columns(byte[] bytes, int start, byte delimiter, int records) {
    var tokens = new CsvTokenizer(bytes, start, delimiter, "");
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
    }
    return columns;
  }
}
