package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;

/// Why a training ends before its last epoch.
enum Ending {
  /// It does not: there may be more to gain.
  NONE(""),
  FLAT("the gradient is as good as zero"),
  NO_DECREASE("no step makes the loss noticeably smaller");

  private final String text;

  Ending(String text) {
    this.text = text;
  }

  /// A clause; empty for [#NONE].
  String text() {
    return text;
  }

  /// One to be saved or restored.
  static Ending state(TrainingState state, Ending ending) {
    boolean flat = state.flag("flat", ending == FLAT);
    boolean stuck = state.flag("no-decrease", ending == NO_DECREASE);
    return flat ? FLAT : stuck ? NO_DECREASE : NONE;
  }
}
