package dev.hillock.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How the numbers of a file are written: `1234.5`, `1.234,5`, `1'234.5`.
///
/// Where groups of digits are divided, they are so everywhere in a number and of three digits each,
/// but for the first: `1,000` is a thousand and `10,00` is no number. `1000` is one too.
///
/// @param decimal stands before the fraction: `.` or `,`
/// @param thousands stands between groups of digits: `,`, `.`, `'`, `_` or a blank, which is also
///   one that breaks no line (U+00A0, U+202F); null: nothing does
public record NumberForm(char decimal, @Nullable Character thousands) {

  /// A point, and no groups.
  public static final NumberForm PLAIN = new NumberForm('.', null);

  private static final int GROUP = 3;

  /// What else is taken for a blank or a `'`, as UTF-8.
  private static final byte[][] BLANKS = {
    "\u00a0".getBytes(StandardCharsets.UTF_8), "\u202f".getBytes(StandardCharsets.UTF_8)
  };

  private static final byte[][] APOSTROPHES = {"\u2019".getBytes(StandardCharsets.UTF_8)};

  /// @throws IllegalArgumentException if a sign is none of these, or both are the same
  public NumberForm {
    if (decimal != '.' && decimal != ',') {
      throw new IllegalArgumentException(
          "decimal sign is '%s'; it must be a point or a comma".formatted(decimal));
    }
    if (thousands != null && ",.'_ ".indexOf(thousands) < 0) {
      throw new IllegalArgumentException(
          "sign between thousands is '%s'; it must be one of , . ' _ or a blank"
              .formatted(thousands));
    }
    if (thousands != null && thousands == decimal) {
      throw new IllegalArgumentException(
          "the sign between thousands and the decimal sign are both '%s'; they must differ"
              .formatted(decimal));
    }
  }

  /// Whether numbers are as [Numbers] reads them.
  boolean isPlain() {
    return decimal == '.' && thousands == null;
  }

  /// The number, infinite where it is too large for a `double`; NaN where the text is not a number
  /// of this form.
  public double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /// The number in a range of UTF-8 bytes, the same bits as those of the plain form.
  double parse(byte[] bytes, int start, int end) {
    if (isPlain()) {
      return Numbers.parse(bytes, start, end);
    }
    byte[] plain = new byte[end - start];
    int length = toPlain(bytes, start, end, plain);
    return length < 0 ? Double.NaN : Numbers.parse(plain, 0, length);
  }

  /// Writes a number in the plain form; gives its length, -1 where groups are wrong.
  private int toPlain(byte[] bytes, int start, int end, byte[] plain) {
    int length = 0;
    // Digits since the last divider; groups stand in the whole part only.
    int digits = 0;
    boolean isDivided = false;
    boolean isWhole = true;
    for (int at = start; at < end; ) {
      int divider = isWhole ? divider(bytes, at, end) : 0;
      if (divider > 0) {
        if (digits == 0 || digits > GROUP || (isDivided && digits != GROUP)) {
          return -1;
        }
        isDivided = true;
        digits = 0;
        at += divider;
        continue;
      }
      byte b = bytes[at++];
      if (b == '.' && decimal != '.') {
        return -1;
      }
      boolean isDigit = b >= '0' && b <= '9';
      if (isWhole && !isDigit && length > 0 && isDivided && digits != GROUP) {
        return -1;
      }
      isWhole &= isDigit || length == 0;
      digits += isDigit ? 1 : 0;
      plain[length++] = b == decimal ? (byte) '.' : b;
    }
    return isWhole && isDivided && digits != GROUP ? -1 : length;
  }

  /// How many bytes the divider of thousands takes that begins here; 0 if there is none.
  private int divider(byte[] bytes, int at, int end) {
    if (thousands == null) {
      return 0;
    }
    if (bytes[at] == thousands) {
      return 1;
    }
    byte[][] others =
        switch (thousands) {
          case ' ' -> BLANKS;
          case '\'' -> APOSTROPHES;
          default -> new byte[0][];
        };
    for (byte[] other : others) {
      if (at + other.length <= end
          && Arrays.equals(bytes, at, at + other.length, other, 0, other.length)) {
        return other.length;
      }
    }
    return 0;
  }
}
