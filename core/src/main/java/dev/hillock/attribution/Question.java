package dev.hillock.attribution;

import org.jspecify.annotations.Nullable;

/// Which number of a prediction is meant.
///
/// @param target one of several targets; null for the first
/// @param label the class whose probability it is; null for the predicted one, or of one of several
///   labels for the second
/// @param level of the quantile; null for the middle one
public record Question(@Nullable String target, @Nullable String label, @Nullable Double level) {

  /// What is explained where nobody asks for something else.
  public static final Question DEFAULT = new Question(null, null, null);

  /// About one of several targets.
  public static Question ofTarget(String target) {
    return new Question(target, null, null);
  }

  /// About the probability of a class.
  public static Question ofLabel(String label) {
    return new Question(null, label, null);
  }

  /// About a quantile.
  public static Question ofLevel(double level) {
    return new Question(null, null, level);
  }
}
