package dev.hillock.train;

import dev.hillock.kernel.Compute;

/// Finds out while training runs whether its steps are faster on one thread or on all: a step of a
/// small network takes less time than two processors need to tell each other their results, and how
/// long that is differs by a factor of ten between machines. Nothing but the speed depends on it.
///
/// Both are tried in turn for a few blocks of steps; the one with the fastest block is kept for
/// much longer than the trial took, then they are tried again, since the first trials come before
/// the compiler has done its work and a machine may become busy.
final class ThreadChoice {

  /// A block lasts at least this long, so that the clock is good enough.
  private static final long BLOCK_NANOS = 500_000;

  private static final int BLOCKS_PER_TRIAL = 6;
  private static final int FIRST_HOLD_BLOCKS = 30;
  private static final int LONGEST_HOLD_BLOCKS = 600;

  private final Compute compute;
  private final boolean isChoice;
  private final double[] best = new double[2];
  private int block;
  private int holdBlocks = FIRST_HOLD_BLOCKS;
  private int steps;
  private long nanos;

  /// A choice for steps whose largest product has so many multiply-adds.
  ThreadChoice(Compute compute, long largestProduct) {
    this.compute = compute;
    this.isChoice = compute.size() > 1 && Compute.isWorthSharing(largestProduct);
    startTrial();
  }

  /// Whether there is anything to choose, so that steps need to be timed.
  boolean isChoice() {
    return isChoice;
  }

  private void startTrial() {
    block = 0;
    best[0] = Double.POSITIVE_INFINITY;
    best[1] = Double.POSITIVE_INFINITY;
    compute.limit(compute.size());
  }

  /// A step took so long.
  void took(long stepNanos) {
    steps++;
    nanos += stepNanos;
    if (nanos < BLOCK_NANOS) {
      return;
    }
    if (block < BLOCKS_PER_TRIAL) {
      int tried = block % 2;
      best[tried] = Math.min(best[tried], (double) nanos / steps);
    }
    block++;
    steps = 0;
    nanos = 0;
    if (block < BLOCKS_PER_TRIAL) {
      compute.limit(block % 2 == 0 ? compute.size() : 1);
    } else if (block == BLOCKS_PER_TRIAL) {
      compute.limit(best[0] <= best[1] ? compute.size() : 1);
    } else if (block >= BLOCKS_PER_TRIAL + holdBlocks) {
      holdBlocks = Math.min(2 * holdBlocks, LONGEST_HOLD_BLOCKS);
      startTrial();
    }
  }
}
