package dev.hillock.settings;

/// What of a target that is a number the network learns.
public enum TargetTransform {
  /// The number itself.
  NONE,
  /// Its logarithm.
  LOG,
  /// Both where the numbers are skewed, and the validation rows choose.
  AUTO
}
