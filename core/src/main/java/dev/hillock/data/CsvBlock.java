package dev.hillock.data;

/// A piece of CSV text that begins at the start of a record and ends behind one.
///
/// @param index its place among the blocks, from 0
/// @param bytes the array that holds it
/// @param start where it begins there; bytes before belong to no record (a byte order mark)
/// @param end where it ends there; behind it lie at least [#PADDING] bytes that mean nothing
/// @param offset the offset of `bytes[0]` in the whole input
/// @param line the number of the line it begins in
/// @param lineBreaks how many line breaks it has, inside quotes or not
/// @param isPlain whether every byte is ASCII and not 0
record CsvBlock(
    int index,
    byte[] bytes,
    int start,
    int end,
    long offset,
    long line,
    int lineBreaks,
    boolean isPlain) {

  /// So that eight bytes can be looked at anywhere in a block.
  static final int PADDING = 8;

  /// A copy with an array of its own.
  CsvBlock copy() {
    byte[] own = new byte[end + PADDING];
    System.arraycopy(bytes, 0, own, 0, end);
    return new CsvBlock(index, own, start, end, offset, line, lineBreaks, isPlain);
  }
}
