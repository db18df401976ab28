package dev.hillock.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The CRC-32C of a whole safetensors file, which stands as eight hexadecimal digits at the
/// beginning of its metadata, and is computed with zeros in their place. It finds every damage of
/// up to 32 neighbouring bits, and of any other one in four billion passes; against somebody who
/// wants to deceive it is no help.
///
/// Source: G. Castagnoli, S. Bräuer & M. Herrmann, "Optimization of cyclic redundancy-check codes
/// with 24 and 32 parity bits", IEEE Trans. Communications 41, 1993.
final class Checksum {

  /// Its key in the metadata.
  static final String KEY = "crc32c";

  /// What stands in the metadata until it is known.
  static final String ZEROS = "00000000";

  private static final byte[] BEFORE =
      ("{\"" + Safetensors.METADATA + "\":{\"" + KEY + "\":\"").getBytes(US_ASCII);

  /// Where its digits stand in the file.
  private static final int AT = Safetensors.LENGTH_BYTES + BEFORE.length;

  private final CRC32C sum = new CRC32C();

  /// Whether a header of a file begins with one.
  ///
  /// @param start the length of the header and the header
  static boolean isIn(byte[] start) {
    if (start.length < AT + ZEROS.length()) {
      return false;
    }
    for (int i = 0; i < BEFORE.length; i++) {
      if (start[Safetensors.LENGTH_BYTES + i] != BEFORE[i]) {
        return false;
      }
    }
    return true;
  }

  /// Adds the length of the header and the header, with zeros in place of the digits.
  void addStart(byte[] start) {
    sum.update(start, 0, AT);
    sum.update(ZEROS.getBytes(US_ASCII));
    int end = AT + ZEROS.length();
    sum.update(start, end, start.length - end);
  }

  /// Adds what follows, from the buffer's position to its limit; neither is moved.
  void add(ByteBuffer bytes) {
    sum.update(bytes.duplicate());
  }

  /// The digits.
  String digits() {
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /// Writes the digits to their place.
  void writeTo(byte[] start) {
    byte[] digits = digits().getBytes(US_ASCII);
    System.arraycopy(digits, 0, start, AT, digits.length);
  }
}
