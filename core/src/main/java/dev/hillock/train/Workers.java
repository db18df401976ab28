package dev.hillock.train;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Does numbered tasks side by side: each thread takes the next one, until none is left.
final class Workers {

  private final int tasks;
  private final IntPredicate wanted;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Workers(int tasks, IntPredicate wanted, IntConsumer task) {
    this.tasks = tasks;
    this.wanted = wanted;
    this.task = task;
  }

  /// Does the tasks 0 to `tasks` − 1; throws what one of them threw first.
  ///
  /// @param threads at most so many at a time
  /// @param wanted asked before each task; a thread for which it says no ends
  /// @param task called by several threads at once
  static void run(int threads, int tasks, IntPredicate wanted, IntConsumer task) {
    var workers = new Workers(tasks, wanted, task);
    var started = new ArrayList<Thread>();
    for (int i = 0; i < Math.min(threads, tasks); i++) {
      String name = "hillock-member-" + (i + 1);
      started.add(Thread.ofPlatform().name(name).daemon().start(workers::work));
    }
    started.forEach(Workers::join);
    workers.throwIfAny();
  }

  private void work() {
    try {
      int i = next.getAndIncrement();
      while (i < tasks && failure.get() == null && wanted.test(i)) {
        task.accept(i);
        i = next.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwIfAny() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException("a member could not be trained", e);
    }
  }
}
