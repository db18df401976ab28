package dev.hillock.bench.measure;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Times something that several threads do at once.
public final class Parallel {

  private static final double NANOS_PER_SECOND = 1e9;

  private Parallel() {}

  /// Calls per second of all threads together.
  ///
  /// @param threads how many
  /// @param work makes what one thread calls; called once in each thread
  /// @param warmUp seconds before anything is counted
  /// @param seconds how long
  public static double callsPerSecond(
      int threads, Supplier<Runnable> work, double warmUp, double seconds) {
    var calls = new AtomicLong();
    var ready = new CountDownLatch(threads);
    var workers = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          Thread.ofPlatform()
              .start(() -> calls.addAndGet(count(work.get(), warmUp, seconds, ready))));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted during a measurement; run again", e);
    }
    return calls.get() / seconds;
  }

  private static long count(Runnable work, double warmUp, double seconds, CountDownLatch ready) {
    callsUntil(work, warmUp);
    ready.countDown();
    try {
      ready.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted during a measurement; run again", e);
    }
    return callsUntil(work, seconds);
  }

  private static long callsUntil(Runnable work, double seconds) {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    long calls = 0;
    while (System.nanoTime() < end) {
      work.run();
      calls++;
    }
    return calls;
  }
}
