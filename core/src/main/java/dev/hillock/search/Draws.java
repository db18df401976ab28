package dev.hillock.search;

import dev.hillock.kernel.NormalQuantile;
import dev.hillock.kernel.Philox;

/// The random numbers of one candidate in one generation, one after the other: a function of seed,
/// generation and candidate, so candidates can be made in any order and by several threads.
final class Draws {

  private static final double STEP = 0x1p-32;
  private static final long LOW = 0xffffffffL;

  private final Philox random;
  private final int generation;
  private final int candidate;
  private int blocks;
  private long bits;
  private boolean hasRest;

  Draws(Philox random, int generation, int candidate) {
    this.random = random;
    this.generation = generation;
    this.candidate = candidate;
  }

  /// 32 random bits as a number from 0.
  private long word() {
    if (hasRest) {
      hasRest = false;
      return bits >>> 32;
    }
    bits = random.bits(generation, candidate, blocks++);
    hasRest = true;
    return bits & LOW;
  }

  /// A number in (0, 1): one of 2³², in the middle of its step.
  double uniform() {
    return (word() + 0.5) * STEP;
  }

  /// A number from the normal distribution with mean 0 and variance 1.
  double normal() {
    return NormalQuantile.of(uniform());
  }

  /// A whole number in [0, bound), every one equally likely to within bound / 2³².
  int below(int bound) {
    return (int) ((word() * bound) >>> 32);
  }
}
