package dev.hillock.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C or SIGTERM during training: asks it to stop, and holds the process until the best model
/// so far is written.
final class Interrupt implements AutoCloseable {

  /// Enough for the current step and for writing a large file.
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitForEnd, "hillock-interrupt");
  private volatile boolean requested;

  Interrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Whether training is to stop.
  boolean isRequested() {
    return requested;
  }

  private void waitForEnd() {
    requested = true;
    try {
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("hillock: the model could not be written in time and is lost");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // The process is being ended right now; the hook finds everything finished.
      }
    }
  }
}
