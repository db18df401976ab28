package dev.hillock.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What signs a range of bytes holds, found eight bytes at a time.
///
/// Source: L. Lamport, Multiple Byte Processing with Full-Word Instructions, Communications of the
/// ACM 18(8), 1975; the exact test for a zero byte is H. S. Warren, Hacker's Delight, 2nd edition,
/// 2012, section 6-1.
///
/// @param hasQuote whether a byte is `"`
/// @param isPlain whether every byte is ASCII and not 0
/// @param lineBreaks how many line breaks there are: LF, CR LF or CR
record BlockSigns(boolean hasQuote, boolean isPlain, int lineBreaks) {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long RETURNS = '\r' * ONES;

  static BlockSigns of(byte[] bytes, int start, int end) {
    long quotes = 0;
    long zeros = 0;
    long returns = 0;
    long any = 0;
    int lineFeeds = 0;
    int at = start;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      any |= word;
      zeros |= (word - ONES) & ~word;
      long quote = word ^ QUOTES;
      quotes |= (quote - ONES) & ~quote;
      long carriageReturn = word ^ RETURNS;
      returns |= (carriageReturn - ONES) & ~carriageReturn;
      long lineFeed = word ^ LINE_FEEDS;
      lineFeeds += Long.bitCount(~(((lineFeed & LOW_BITS) + LOW_BITS) | lineFeed | LOW_BITS));
    }
    for (; at < end; at++) {
      byte b = bytes[at];
      any |= b;
      zeros |= b == 0 ? HIGH_BITS : 0;
      quotes |= b == '"' ? HIGH_BITS : 0;
      returns |= b == '\r' ? HIGH_BITS : 0;
      lineFeeds += b == '\n' ? 1 : 0;
    }
    boolean isPlain = ((any | zeros) & HIGH_BITS) == 0;
    // A byte above 127 may look like a quote, a zero or a return here, which costs time only.
    boolean hasReturn = (returns & HIGH_BITS) != 0;
    int lineBreaks = hasReturn ? lineBreaks(bytes, start, end) : lineFeeds;
    return new BlockSigns((quotes & HIGH_BITS) != 0, isPlain, lineBreaks);
  }

  /// The number of line breaks, byte by byte.
  static int lineBreaks(byte[] bytes, int start, int end) {
    int lineBreaks = 0;
    for (int at = start; at < end; at++) {
      boolean afterReturn = at > start && bytes[at - 1] == '\r';
      if (bytes[at] == '\r' || (bytes[at] == '\n' && !afterReturn)) {
        lineBreaks++;
      }
    }
    return lineBreaks;
  }
}
