package dev.hillock.data;

import java.nio.charset.StandardCharsets;

/// Reads a number as people write it in a file: `-1`, `.5`, `1e3`, `+2.50`. Java's own extras (a
/// trailing `f` or `d`, hexadecimal, `NaN`, `Infinity`) are not numbers here.
public final class Numbers {

  private Numbers() {}

  /// The number, infinite where it is too large for a `double`; NaN where the text is not a number.
  public static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /// The number in a range of UTF-8 bytes, the same bits as from its text.
  static double parse(byte[] bytes, int start, int end) {
    var reader = new NumberReader();
    return reader.read(bytes, start, end) && reader.end() == end ? reader.value() : Double.NaN;
  }
}
