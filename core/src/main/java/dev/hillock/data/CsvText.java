package dev.hillock.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks that bytes are UTF-8 text before anything looks for cells in them.
final class CsvText {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final int LONGEST_MAGIC = 8;

  private CsvText() {}

  /// Where the text begins: after the byte order mark if there is one.
  ///
  /// @param bytes at least the first bytes of the input
  /// @throws DataException if the bytes start like those of another kind of file
  static int start(byte[] bytes, int length, String file) {
    Magic magic = Magic.of(Arrays.copyOf(bytes, Math.min(length, LONGEST_MAGIC)));
    switch (magic) {
      case OTHER -> {}
      case UTF_16_LITTLE, UTF_16_BIG ->
          throw new DataException(
              "%s is UTF-16 text; hillock reads UTF-8, convert it".formatted(file));
      case GZIP, PNG, JPEG, ZIP, IDX ->
          throw new DataException(
              "%s is not a text file but %s; hillock reads CSV as text"
                  .formatted(file, magic.description()));
    }
    return startsWithMark(bytes, length) ? BYTE_ORDER_MARK.length : 0;
  }

  /// The offset of the first byte that is 0 in the whole input; negative if the block has none.
  static long offsetOfNul(CsvBlock block) {
    for (int at = 0; at < block.end(); at++) {
      if (block.bytes()[at] == 0) {
        return block.offset() + at;
      }
    }
    return -1;
  }

  /// What to say of a byte that is 0.
  static DataException nul(String file, long offset) {
    return new DataException(
        "%s is not a text file: byte %d is 0; hillock reads CSV as UTF-8 text"
            .formatted(file, offset));
  }

  /// What is wrong with the first byte that is not UTF-8; null if all of the block is.
  static @Nullable DataException notUtf8(CsvBlock block, String file) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(block.bytes(), 0, block.end());
    var out = CharBuffer.allocate(1 << 13);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    if (!result.isError()) {
      return null;
    }
    return DataException.atLine(
        file,
        block.line() + BlockSigns.lineBreaks(block.bytes(), 0, in.position()),
        "byte 0x%02x is not UTF-8; convert the file to UTF-8"
            .formatted(block.bytes()[in.position()] & 0xff));
  }

  private static boolean startsWithMark(byte[] bytes, int length) {
    return length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }
}
