package dev.hillock.cli;

import dev.hillock.train.TrainingDivergedException;
import java.io.Serial;

/// A training diverged, and what was saved of it.
final class DivergedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// @param saved words that end the line: where the last good network is
  DivergedException(TrainingDivergedException cause, String saved) {
    super(Failures.words(cause) + saved, cause);
  }
}
