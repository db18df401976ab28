package dev.hillock.settings;

/// What a number becomes before the first layer.
public enum NumberEmbedding {
  /// Itself.
  NONE,
  /// Itself and sums of learned waves of it: see [dev.hillock.kernel.PeriodicFeatures].
  PBLD
}
