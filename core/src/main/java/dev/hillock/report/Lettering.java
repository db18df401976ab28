package dev.hillock.report;

/// How much room texts need. No font is known here, so the widest usual one is reckoned with.
public final class Lettering {

  /// Of a letter of the usual size.
  static final double LETTER = 7.8;

  /// From here on letters are about twice as wide: Hangul, Kana, Chinese characters, pictures.
  private static final int WIDE_FROM = 0x1100;

  private Lettering() {}

  /// About how wide a text of the usual size is.
  public static double width(String text) {
    return text.codePoints().mapToDouble(c -> isWide(c) ? 2 * LETTER : LETTER).sum();
  }

  private static boolean isWide(int c) {
    boolean signs = c >= 0x1E00 && c < 0x2E80;
    return c >= WIDE_FROM && !signs;
  }

  /// The beginning of a long text.
  ///
  /// @param most characters
  public static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - 1))) + "…";
  }

  /// The beginning of a text that is too wide.
  public static String fitting(String text, double width) {
    String fit = text;
    int letters = text.codePointCount(0, text.length());
    while (letters > 1 && width(fit) > width) {
      letters--;
      fit = shortened(text, letters);
    }
    return fit;
  }
}
