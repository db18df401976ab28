package dev.hillock.cli;

import java.io.PrintWriter;

/// Where output goes: results to `out`, progress and complaints to `err`.
///
/// @param out standard output
/// @param err standard error
/// @param width columns of the terminal on standard error; 0 where it is none
record Terminal(PrintWriter out, PrintWriter err, int width) {

  /// Set to the width by the launcher.
  static final String PROPERTY = "hillock.width";

  /// Set by the launcher where standard output is a terminal and NO_COLOR is not set.
  private static final String COLOR = "hillock.color";

  /// Whether a person watches standard output, and likes colours.
  boolean isColored() {
    return Boolean.getBoolean(COLOR);
  }

  /// Whether a person watches standard error.
  boolean isInteractive() {
    return width > 0;
  }
}
