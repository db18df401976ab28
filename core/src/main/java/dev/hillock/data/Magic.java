package dev.hillock.data;

/// Kinds of files that are told by their first bytes.
enum Magic {
  GZIP("a gzip file", "\u001f\u008b"),
  PNG("a PNG image", "\u0089PNG"),
  JPEG("a JPEG image", "\u00ff\u00d8\u00ff"),
  ZIP("a ZIP archive or a spreadsheet", "PK\3\4"),
  IDX("an IDX file", "\0\0\10"),
  UTF_16_LITTLE("UTF-16 text", "\u00ff\u00fe"),
  UTF_16_BIG("UTF-16 text", "\u00fe\u00ff"),
  OTHER("an unknown kind of file", "");

  private final String description;

  /// One character per byte.
  private final String start;

  Magic(String description, String start) {
    this.description = description;
    this.start = start;
  }

  /// The kind these bytes start like; [#OTHER] for all that has no signature, such as text.
  static Magic of(byte[] bytes) {
    for (Magic magic : values()) {
      if (magic.starts(bytes)) {
        return magic;
      }
    }
    return OTHER;
  }

  /// The kind in words, with its article: `a PNG image`.
  String description() {
    return description;
  }

  private boolean starts(byte[] bytes) {
    if (bytes.length < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if ((bytes[i] & 0xff) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
