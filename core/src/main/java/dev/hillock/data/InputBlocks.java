package dev.hillock.data;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Cuts an input into blocks at the ends of records. A few arrays go round, so that memory does not
/// grow with the input.
final class InputBlocks implements CsvBlocks {

  /// A record that is not complete in so many bytes is wrong, whatever follows; the many bytes only
  /// tell whether its last quote is closed somewhere.
  private static final int LARGEST_BLOCK = 1 << 30;

  private static final int SHARE_OF_HEAP = 4;

  private static final int RECORDS_PER_BLOCK = 16;
  private static final int LARGEST_WIDE_BLOCK = 16 << 20;

  private final ByteInput input;
  private final Semaphore permits;

  /// Arrays to be used again. Giving one back allocates nothing, so that it never fails.
  private final ArrayBlockingQueue<byte[]> free;

  private int blockBytes;

  private final CsvSyntax syntax;
  private int textStart;

  /// The bytes behind the last block, which belong to the next.
  private byte[] rest;

  private int restLength;
  private boolean ended;

  private int index;
  private long offset;
  private long line = 1;

  /// Reads the first bytes and finds the delimiter.
  ///
  /// @param blockBytes how long a block is to be about
  /// @param most how many blocks may be in use at a time
  /// @throws DataException if the input cannot be read or is no text
  InputBlocks(ByteInput input, @Nullable Character delimiter, int blockBytes, int most) {
    this.input = input;
    this.permits = new Semaphore(most);
    this.free = new ArrayBlockingQueue<>(most);
    this.rest = new byte[blockBytes + CsvBlock.PADDING];
    int length = blockBytes;
    Byte found = null;
    while (found == null) {
      restLength = input.fill(rest, restLength, length);
      ended = restLength < length;
      textStart = CsvText.start(rest, restLength, input.name());
      boolean isAll = ended || length >= largestBlock();
      found = DelimiterFinder.find(rest, textStart, restLength, delimiter, isAll);
      if (found == null) {
        length *= 2;
        rest = Arrays.copyOf(rest, length + CsvBlock.PADDING);
      }
    }
    this.blockBytes = Math.max(blockBytes, restLength);
    this.syntax = new CsvSyntax(input.name(), found);
  }

  /// How the text is divided into cells.
  CsvSyntax syntax() {
    return syntax;
  }

  /// Whether the first block is all there is.
  boolean isShort() {
    return ended;
  }

  /// Stands before the header.
  CsvTokenizer header() {
    return new CsvTokenizer(syntax, rest, textStart, restLength, 1);
  }

  /// Takes the record that is `bytes` long for a usual one: a block is to hold several.
  void expectRecords(int bytes) {
    long wanted = (long) bytes * RECORDS_PER_BLOCK;
    blockBytes = Math.max(blockBytes, (int) Math.min(LARGEST_WIDE_BLOCK, wanted));
  }

  @Override
  public @Nullable CsvBlock next(boolean isWrong) {
    if ((ended && restLength == 0) || (isWrong && offset > FileBytes.LARGEST)) {
      return null;
    }
    permits.acquireUninterruptibly();
    // Behind a record of many blocks more than a block may be left.
    int needed = Math.max(blockBytes, restLength) + CsvBlock.PADDING;
    byte[] bytes = free.poll();
    if (bytes == null || bytes.length < needed) {
      bytes = new byte[needed];
    }
    System.arraycopy(rest, 0, bytes, 0, restLength);
    int start = index == 0 ? textStart : 0;
    int filled = fill(bytes, restLength);
    BlockSigns signs = BlockSigns.of(bytes, 0, filled);
    int end = end(bytes, start, filled, signs, isWrong);
    while (end == 0 && !ended) {
      bytes = Arrays.copyOf(bytes, 2 * filled + CsvBlock.PADDING);
      filled = fill(bytes, filled);
      signs = BlockSigns.of(bytes, 0, filled);
      end = end(bytes, start, filled, signs, isWrong);
    }
    if (filled == 0) {
      permits.release();
      return null;
    }
    int lineBreaks = signs.lineBreaks() - BlockSigns.lineBreaks(bytes, end, filled);
    keepRest(bytes, end, filled);
    var block = new CsvBlock(index, bytes, start, end, offset, line, lineBreaks, signs.isPlain());
    index++;
    offset += end;
    line += lineBreaks;
    return block;
  }

  @Override
  public void release(CsvBlock block) {
    if (block.bytes().length == blockBytes + CsvBlock.PADDING) {
      free.offer(block.bytes());
    }
    permits.release();
  }

  @Override
  public long expectedBytes() {
    return input.expectedBytes();
  }

  private int fill(byte[] bytes, int from) {
    int limit = bytes.length - CsvBlock.PADDING;
    int filled = ended ? from : input.fill(bytes, from, limit);
    ended |= filled < limit;
    return filled;
  }

  private int end(byte[] bytes, int start, int filled, BlockSigns signs, boolean isWrong) {
    if (ended) {
      return filled;
    }
    if (isWrong || filled >= largestBlock()) {
      return RecordEnds.cut(bytes, start, filled);
    }
    return RecordEnds.last(syntax, bytes, start, filled, signs.hasQuote());
  }

  private static int largestBlock() {
    return (int) Math.min(LARGEST_BLOCK, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  private void keepRest(byte[] bytes, int from, int to) {
    restLength = to - from;
    if (rest.length < restLength) {
      rest = new byte[restLength];
    }
    System.arraycopy(bytes, from, rest, 0, restLength);
  }
}
