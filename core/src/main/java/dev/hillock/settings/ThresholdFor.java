package dev.hillock.settings;

/// What the decision between classes is to make best.
public enum ThresholdFor {
  /// Nothing: the likeliest class is predicted.
  OFF,
  /// F1 of the second class.
  F1,
  /// The mean of the classes' recalls.
  BALANCED_ACCURACY,
  /// Matthews' correlation coefficient.
  MCC,
  /// The part of the rows that is right.
  ACCURACY;

  /// The name in settings and files.
  public String text() {
    return Types.nameOf(this);
  }
}
