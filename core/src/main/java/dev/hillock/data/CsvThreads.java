package dev.hillock.data;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A few threads that take tasks in turn, or none: then the caller does them. Closing it ends the
/// threads.
///
/// Nothing is allocated when a task ends: tasks end because memory has run out, too, and whoever
/// waits for them must not wait for ever.
final class CsvThreads implements AutoCloseable {

  private static final ThreadFactory FACTORY =
      Thread.ofPlatform().daemon().name("hillock-csv-", 0).factory();

  private final @Nullable ThreadPoolExecutor pool;
  private final Semaphore ended = new Semaphore(0);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private int started;

  /// @param threads how many; 1: the caller does the work
  CsvThreads(int threads) {
    if (threads == 1) {
      this.pool = null;
    } else {
      this.pool =
          new ThreadPoolExecutor(
              threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FACTORY);
      this.pool.prestartAllCoreThreads();
    }
  }

  /// Does this on one of the threads.
  void start(Runnable task) {
    if (pool == null) {
      task.run();
      return;
    }
    pool.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        ended.release();
      }
    });
    started++;
  }

  /// Waits until all that was started has ended, well or not.
  void await() {
    ended.acquireUninterruptibly(started);
    started = 0;
  }

  /// Throws what some task threw.
  void rethrow() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
