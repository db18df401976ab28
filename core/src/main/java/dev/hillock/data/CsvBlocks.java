package dev.hillock.data;

import org.jspecify.annotations.Nullable;

/// The text of a CSV file, block by block. Used by one thread but for [#release].
interface CsvBlocks {

  /// The next block; null if there is none. It may wait for a block to be released.
  ///
  /// @param isWrong whether some row before was wrong already: the next blocks then need not end
  ///   where records do, as nobody reads their rows
  @Nullable CsvBlock next(boolean isWrong);

  /// Says that nobody needs the block's bytes any more.
  void release(CsvBlock block);

  /// How many bytes there will have been, as it seems now; negative if nothing is known.
  long expectedBytes();
}
