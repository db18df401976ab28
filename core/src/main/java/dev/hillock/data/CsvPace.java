package dev.hillock.data;

/// How a CSV file is read side by side. The table does not depend on it.
///
/// @param threads how many threads read blocks
/// @param blockBytes how long a block is to be about
record CsvPace(int threads, int blockBytes) {

  /// Large enough that what is done once per block does not count, small enough that a block stays
  /// in the processor's cache and a file of a few megabytes keeps two threads busy.
  private static final int BLOCK_BYTES = 1 << 20;

  /// As many threads as there are processors.
  static CsvPace usual() {
    return new CsvPace(Runtime.getRuntime().availableProcessors(), BLOCK_BYTES);
  }
}
