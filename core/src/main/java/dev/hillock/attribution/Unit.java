package dev.hillock.attribution;

import java.util.Locale;

/// What contributions are measured in.
public enum Unit {
  /// A probability, from 0 to 1.
  PROBABILITY,
  /// The target's own.
  NUMBER,
  /// The natural logarithm of the target: e to the power of a contribution is a factor.
  LOGARITHM,
  /// What an output of the network says, which is neither.
  OUTPUT;

  /// The name in files: `logarithm`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
