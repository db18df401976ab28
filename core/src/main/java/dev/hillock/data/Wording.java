package dev.hillock.data;

/// Small words of one-line messages.
final class Wording {

  private static final int LONGEST = 40;

  private Wording() {}

  /// The text on one line, cut after 40 characters.
  static String shortened(String text) {
    String oneLine = text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    if (oneLine.codePointCount(0, oneLine.length()) <= LONGEST) {
      return oneLine;
    }
    return oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /// A number of things: `1 cell`, `2 cells`.
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
