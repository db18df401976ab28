package dev.hillock.cli;

import java.io.IOException;
import java.util.function.Supplier;

/// The user asked for something that cannot be. The message says what and what to do.
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  private UsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }

  /// Runs what checks a user's wishes: there an illegal argument is the user's, not ours.
  static <T> T check(Supplier<T> checked) {
    try {
      return checked.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e);
    }
  }

  /// What reads or writes files for a check.
  @FunctionalInterface
  interface Reading<T> {
    /// Does it.
    T get() throws IOException;
  }

  /// The same where files are read or written.
  static <T> T io(Reading<T> checked) throws IOException {
    try {
      return checked.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e);
    }
  }
}
