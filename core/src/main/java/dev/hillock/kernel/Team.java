package dev.hillock.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A team of threads that work on the parts of one task at a time. The caller is a member and works
/// too. Members wait for the next task by spinning for a moment and parking after that, since the
/// parts of a training step are shorter than a hand-over through a queue.
///
/// A part belongs to whoever claims it first: where another program keeps a member from its
/// processor, the others do its parts. Who computes which part never changes a bit: parts are rows
/// of a result, and each row is computed whole by one member. Not for nested or concurrent use: one
/// thread owns a team.
public final class Team implements AutoCloseable {

  /// Work that falls into independent parts. An exception in any part is thrown to the caller.
  @FunctionalInterface
  public interface Task {
    /// Does part `part` of `parts`.
    void run(int part, int parts);
  }

  /// Looks before a pause, about half a millisecond; few where members share a processor, since a
  /// spinning member then keeps a working one from it.
  private static final int SPINS = 20_000;

  private static final int SPINS_WHEN_CROWDED = 50;

  /// How long a caller sleeps between looks when a member has fallen far behind (a busy machine).
  private static final long NAP_NANOS = 20_000;

  private static final int PART_BITS = 16;
  private static final long PART_MASK = (1L << PART_BITS) - 1;

  private final Member[] members;
  private final int spins;

  /// What there is to do: number of the task (32 bits), its parts (16), the next unclaimed part
  /// (16). A claim is a compare-and-set of the whole, so it can only be for the task that was
  /// looked at.
  private final AtomicLong state = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /// Written before the state that announces it, read after a claim on that state.
  private Task task = (_, _) -> {};

  private volatile boolean closed;

  /// A team of this many threads, the caller among them.
  ///
  /// @throws IllegalArgumentException if `threads` is less than 1 or more than 65 535
  public Team(int threads) {
    if (threads < 1 || threads > PART_MASK) {
      throw new IllegalArgumentException(
          "a team of %d threads; it needs at least 1 and takes at most %d"
              .formatted(threads, PART_MASK));
    }
    boolean crowded = threads > Runtime.getRuntime().availableProcessors();
    spins = crowded ? SPINS_WHEN_CROWDED : SPINS;
    members = new Member[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member(i + 1);
      members[i].thread.start();
    }
  }

  /// How many threads work together.
  public int size() {
    return members.length + 1;
  }

  /// Runs every part and returns when all are done. With one part, or alone, the caller does it.
  ///
  /// @param parts at most [#size]
  public void run(int parts, Task newTask) {
    if (closed) {
      throw new IllegalStateException("the team of threads is closed; make a new one");
    }
    if (parts == 1) {
      newTask.run(0, 1);
      return;
    }
    announce(parts, newTask);
    while (claimAndRun()) {}
    awaitOthers();
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    } else if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void announce(int parts, Task newTask) {
    task = newTask;
    unfinished.set(parts);
    long number = (state.get() >>> (2 * PART_BITS)) + 1;
    state.set((number << (2 * PART_BITS)) | ((long) parts << PART_BITS));
    for (int i = 0; i < parts - 1; i++) {
      members[i].wake();
    }
  }

  private static boolean hasUnclaimed(long state) {
    return (state & PART_MASK) < ((state >>> PART_BITS) & PART_MASK);
  }

  /// Claims one part and does it; false if none is left.
  private boolean claimAndRun() {
    long seen = state.get();
    while (hasUnclaimed(seen)) {
      if (state.compareAndSet(seen, seen + 1)) {
        runPart((int) (seen & PART_MASK), (int) ((seen >>> PART_BITS) & PART_MASK));
        return true;
      }
      seen = state.get();
    }
    return false;
  }

  private void runPart(int part, int parts) {
    try {
      task.run(part, parts);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      unfinished.decrementAndGet();
    }
  }

  private void awaitOthers() {
    int looks = 0;
    while (unfinished.get() > 0) {
      if (++looks > spins) {
        LockSupport.parkNanos(this, NAP_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /// Ends the threads and waits until they are gone. A second close does nothing.
  @Override
  public void close() {
    closed = true;
    for (Member member : members) {
      LockSupport.unpark(member.thread);
    }
    boolean interrupted = false;
    for (Member member : members) {
      while (member.thread.isAlive()) {
        try {
          member.thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A thread of the team.
  private final class Member implements Runnable {
    private final Thread thread;
    private volatile boolean parked;

    Member(int number) {
      thread = Thread.ofPlatform().daemon().name("hillock-team-" + number).unstarted(this);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      while (waitForWork()) {
        claimAndRun();
      }
    }

    /// Whether there is something to claim; false once the team is closed.
    private boolean waitForWork() {
      int looks = 0;
      while (!hasUnclaimed(state.get())) {
        if (closed) {
          return false;
        }
        if (++looks < spins) {
          Thread.onSpinWait();
        } else {
          park();
        }
      }
      return true;
    }

    private void park() {
      parked = true;
      // Looked at again after the flag is up: a task announced in between has not seen it.
      if (!hasUnclaimed(state.get()) && !closed) {
        LockSupport.park(this);
      }
      parked = false;
    }
  }
}
