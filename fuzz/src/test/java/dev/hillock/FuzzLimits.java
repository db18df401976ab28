package dev.hillock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a parser owes to whatever it is given: it reads it or refuses it with an exception of its
/// own, in one line for a person, in less than a second and with less than 64 MB.
public final class FuzzLimits {

  /// Allocated altogether, not held at one time, for an input under a megabyte.
  ///
  /// How much of it a compiler saves differs from run to run. The readers stay below without any,
  /// at most 62 MB in a JVM with `-Xint`, so that no test depends on when something is compiled.
  public static final long MOST_BYTES = 64L << 20;

  /// Of the processor, not of a clock: other programs on the machine are no fault of the parser.
  private static final long MOST_NANOSECONDS = 1_000_000_000;

  private static final int LONGEST_MESSAGE = 1000;

  private FuzzLimits() {}

  /// What became of an input.
  ///
  /// @param value what was read; null if it was refused
  /// @param refusal what was said then; else empty
  public record Outcome<T>(@Nullable T value, String refusal) {

    /// Whether it was read.
    public boolean isRead() {
      return value != null;
    }
  }

  /// What the reader makes of an input.
  ///
  /// @param inputBytes how long the input is, unpacked; for each further megabyte the limits are as
  ///   much higher
  /// @param documented the exceptions that the reader may refuse it with
  /// @throws AssertionError if it passes a limit, or refuses in more than one clear line
  public static <T> Outcome<T> read(
      int inputBytes, Supplier<T> reader, List<Class<? extends Exception>> documented) {
    Run<T> run = run(reader, documented);
    if (run.isOver(inputBytes)) {
      // The first run loads classes, and a fuzzer's agent rewrites them.
      run = run(reader, documented);
    }
    requireOneLine(run.outcome.refusal());
    if (run.isOver(inputBytes)) {
      throw new AssertionError(
          "%d bytes made it allocate %d MB and took it %d ms"
              .formatted(inputBytes, run.bytes >> 20, run.nanoseconds / 1_000_000));
    }
    return run.outcome;
  }

  private record Run<T>(Outcome<T> outcome, long bytes, long nanoseconds) {

    boolean isOver(int inputBytes) {
      int megabytes = 1 + (inputBytes >> 20);
      return bytes > megabytes * MOST_BYTES || nanoseconds > megabytes * MOST_NANOSECONDS;
    }
  }

  private static <T> Run<T> run(Supplier<T> reader, List<Class<? extends Exception>> documented) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long nanoseconds = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    Outcome<T> outcome;
    try {
      outcome = new Outcome<>(reader.get(), "");
    } catch (RuntimeException e) {
      if (!documented.contains(e.getClass())) {
        throw e;
      }
      outcome = new Outcome<>(null, String.valueOf(e.getMessage()));
    }
    return new Run<>(
        outcome,
        threads.getCurrentThreadAllocatedBytes() - bytes,
        threads.getCurrentThreadCpuTime() - nanoseconds);
  }

  private static void requireOneLine(String message) {
    assertTrue(
        message.length() <= LONGEST_MESSAGE, () -> message.length() + " characters: " + message);
    assertTrue(message.lines().count() <= 1, () -> "more than one line: " + message);
  }
}
