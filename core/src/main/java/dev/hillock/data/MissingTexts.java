package dev.hillock.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Tells which cells hold nothing, on bytes.
final class MissingTexts {

  private final byte[][] texts;

  MissingTexts(Set<String> texts) {
    this.texts =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /// Whether a cell that is a number can be a missing one.
  boolean holdNumber() {
    return Arrays.stream(texts)
        .anyMatch(text -> !Double.isNaN(Numbers.parse(text, 0, text.length)));
  }

  /// Whether the cell is one of the missing-value texts as a whole.
  boolean contains(CsvTokenizer tokens, int cell) {
    int start = tokens.start(cell);
    int end = tokens.end(cell);
    for (byte[] text : texts) {
      if (text.length == end - start
          && Arrays.equals(text, 0, text.length, tokens.bytes(cell), start, end)) {
        return true;
      }
    }
    return false;
  }
}
