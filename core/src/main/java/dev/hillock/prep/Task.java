package dev.hillock.prep;

import java.util.Locale;

/// What is to be predicted.
public enum Task {
  /// Found from the target: see [TargetChoice].
  AUTO,
  /// One of several classes.
  CLASSIFICATION,
  /// One or several numbers.
  REGRESSION,
  /// One or several numbers that count something: 0, 1, 2 …
  COUNTS,
  /// Several targets of two classes each.
  MULTILABEL;

  /// The name in settings and files.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
