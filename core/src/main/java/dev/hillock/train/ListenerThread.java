package dev.hillock.train;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells a listener how a training goes, in a thread of its own and in order. All is told before
/// [#close] returns, so a listener that works well misses nothing.
///
/// Nothing that the listener does stops the training, and all its slowness together holds it up by
/// the patience at most: where it throws, and where more would have to be waited for, it is
/// dropped. Waited is only where it is some ten thousand events behind, and at the end: a queue
/// that may grow for ever would be a leak.
final class ListenerThread implements Consumer<TrainingEvent>, AutoCloseable {

  /// How long a training waits for its listener, in all.
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// Events that may wait.
  private static final int ROOM = 10_000;

  private final Consumer<TrainingEvent> listener;
  private final Consumer<String> dropped;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(ROOM);
  private final Thread thread;
  private final long allPatience;
  private long patience;
  private volatile boolean isDropped;
  private volatile boolean isOver;

  /// @param dropped told why, should the listener be dropped: once at most
  /// @param patienceNanos how long is waited for it in all
  ListenerThread(Consumer<TrainingEvent> listener, Consumer<String> dropped, long patienceNanos) {
    this.listener = listener;
    this.dropped = dropped;
    allPatience = patienceNanos;
    patience = patienceNanos;
    thread = Thread.ofPlatform().name("hillock-listener").daemon().start(this::work);
  }

  private void work() {
    // Once dropped it has nothing to wait for: the end may be among what was forgotten then.
    while (!isOver && !isDropped) {
      try {
        queue.take().run();
      } catch (InterruptedException _) {
        // By the listener itself, or to wake one that was dropped while it slept.
      }
    }
  }

  @Override
  public synchronized void accept(TrainingEvent event) {
    if (!isDropped) {
      enqueue(() -> tell(event));
    }
  }

  private void tell(TrainingEvent event) {
    if (isDropped) {
      return;
    }
    try {
      listener.accept(event);
    } catch (RuntimeException | Error e) {
      drop(
          "the listener threw %s on %s; it hears no more of this training, which goes on"
              .formatted(e, event.getClass().getSimpleName()));
    }
  }

  private void enqueue(Runnable task) {
    if (!queue.offer(task) && !within(nanos -> queue.offer(task, nanos, TimeUnit.NANOSECONDS))) {
      dropAsSlow();
    }
  }

  private void dropAsSlow() {
    drop(
        "the listener is too slow, training has waited for it for %d s; it hears no more of this training, which goes on"
            .formatted(TimeUnit.NANOSECONDS.toSeconds(allPatience)));
  }

  /// Something to wait for.
  private interface Wait {

    /// Waits.
    ///
    /// @return whether it came
    boolean upTo(long nanos) throws InterruptedException;
  }

  /// Waits as long as there is patience. Who interrupts the training means the training.
  private boolean within(Wait wait) {
    long start = System.nanoTime();
    boolean interrupted = false;
    boolean came = false;
    while (!came && patience > 0) {
      try {
        came = wait.upTo(patience);
      } catch (InterruptedException _) {
        interrupted = true;
      }
      long now = System.nanoTime();
      patience -= now - start;
      start = now;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return came;
  }

  private void drop(String why) {
    synchronized (queue) {
      if (isDropped) {
        return;
      }
      isDropped = true;
      queue.clear();
      try {
        dropped.accept(why);
      } catch (RuntimeException _) {
        // Who wanted to know cannot be told.
      }
    }
  }

  /// Waits until all is told, or the patience is over.
  @Override
  public synchronized void close() {
    if (!isDropped) {
      enqueue(() -> isOver = true);
    }
    if (!isDropped && !within(nanos -> thread.join(Duration.ofNanos(nanos)))) {
      dropAsSlow();
    }
    synchronized (queue) {
      // After the end of a drop that the listener's thread is just telling of.
      isOver = true;
    }
    // Ends a listener that sleeps, and the wait for a next event.
    thread.interrupt();
  }
}
