package dev.hillock.derivation;

/// Text from a table without what would move a cursor.
final class Plain {

  private Plain() {}

  static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
