package dev.hillock.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Checks that bytes are UTF-8 text before anything looks for cells in them.
final class CsvText {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private CsvText() {}

  /// Where the text begins: after the byte order mark if there is one.
  ///
  /// @throws DataException if the bytes are not UTF-8 text
  static int start(byte[] bytes, String file) {
    switch (Magic.of(bytes)) {
      case OTHER -> {}
      case UTF_16_LITTLE, UTF_16_BIG ->
          throw new DataException(
              "%s is UTF-16 text; hillock reads UTF-8, convert it".formatted(file));
      case GZIP, PNG, JPEG, ZIP, IDX ->
          throw new DataException(
              "%s is not a text file but %s; hillock reads CSV as text"
                  .formatted(file, Magic.of(bytes).description()));
    }
    requireNoNul(bytes, file);
    requireUtf8(bytes, file);
    return startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
  }

  private static void requireNoNul(byte[] bytes, String file) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw new DataException(
            "%s is not a text file: byte %d is 0; hillock reads CSV as UTF-8 text"
                .formatted(file, i));
      }
    }
  }

  private static void requireUtf8(byte[] bytes, String file) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(1 << 13);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw DataException.atLine(
          file,
          lineOf(bytes, in.position()),
          "byte 0x%02x is not UTF-8; convert the file to UTF-8"
              .formatted(bytes[in.position()] & 0xff));
    }
  }

  private static long lineOf(byte[] bytes, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      boolean afterReturn = i > 0 && bytes[i - 1] == '\r';
      if (bytes[i] == '\r' || (bytes[i] == '\n' && !afterReturn)) {
        line++;
      }
    }
    return line;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && bytes[0] == BYTE_ORDER_MARK[0]
        && bytes[1] == BYTE_ORDER_MARK[1]
        && bytes[2] == BYTE_ORDER_MARK[2];
  }
}
