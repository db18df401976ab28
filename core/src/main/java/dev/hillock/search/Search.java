package dev.hillock.search;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.ArrayList;
import java.util.List;

/// A way to make a loss small that needs nothing but its value. It proposes the candidates of a
/// generation, is told their losses, and proposes better ones.
///
/// ```java
/// for (int generation = 0; generation < 100; generation++) {
///   for (int k = 0; k < search.candidates(); k++) {
///     search.write(k, w);
///     losses[k] = loss(w);
///   }
///   search.tell(losses);
/// }
/// ```
///
/// A candidate is a function of the seed, the generation, its number and what was told before, so
/// they may be written and evaluated in any order and by several threads.
public abstract sealed class Search
    permits Annealing,
        CmaEs,
        DifferentialEvolution,
        GeneticAlgorithm,
        NaturalEvolution,
        ParticleSwarm,
        RandomSearch,
        SeparableCmaEs {

  private static final int GENERATION = 0;
  private static final int LOSS = 1;

  private final Start start;
  private final Philox random;
  private final float[] candidates;
  private final float[] best;

  /// How many generations were told of, and the loss of the best candidate.
  private final double[] progress = {0, Double.POSITIVE_INFINITY};

  Search(Start start) {
    this.start = start;
    random = new Philox(start.seed(), Purpose.SEARCH);
    candidates = new float[start.candidates() * start.length()];
    best = start.parameters().clone();
  }

  /// How many candidates the generation has that comes next.
  public int candidates() {
    return start.candidates();
  }

  /// Writes a candidate of the generation. Several threads may write different ones at once.
  ///
  /// @param candidate its number, from 0
  /// @param parameters written from the beginning
  public final void write(int candidate, float[] parameters) {
    int at = candidate * start.length();
    make(candidate, draws(candidate), at);
    System.arraycopy(candidates, at, parameters, 0, start.length());
  }

  /// Tells the losses of all candidates, which have been written; one that is no number, or
  /// infinite, is worse than all others.
  public final void tell(double[] losses) {
    double[] told = new double[candidates()];
    int least = 0;
    for (int k = 0; k < told.length; k++) {
      told[k] = Double.isFinite(losses[k]) ? losses[k] : Double.POSITIVE_INFINITY;
      least = told[k] < told[least] ? k : least;
    }
    if (told[least] < progress[LOSS]) {
      progress[LOSS] = told[least];
      System.arraycopy(candidates, least * start.length(), best, 0, best.length);
    }
    learn(told);
    progress[GENERATION]++;
  }

  /// The best candidate so far; the start before the first generation. Not to be written to.
  public final float[] best() {
    return best;
  }

  /// Its loss; infinite before the first generation.
  public final double bestLoss() {
    return progress[LOSS];
  }

  /// What it remembers.
  public final Memory memory() {
    var floats = new ArrayList<>(List.of(best));
    var doubles = new ArrayList<>(List.of(progress));
    remember(floats, doubles);
    return new Memory(floats, doubles);
  }

  /// Makes a candidate, in [#values] from `at` on. Nothing that another candidate reads may change.
  abstract void make(int candidate, Draws draws, int at);

  /// Learns from the losses of the candidates.
  ///
  /// @param losses finite, or positive infinity
  abstract void learn(double[] losses);

  /// Adds what this method remembers besides.
  abstract void remember(List<float[]> floats, List<double[]> doubles);

  final Start start() {
    return start;
  }

  /// How many parameters a candidate has.
  final int length() {
    return start.length();
  }

  /// The number of the generation, from 0.
  final int generation() {
    return (int) progress[GENERATION];
  }

  /// The candidates of this generation, one after the other.
  final float[] values() {
    return candidates;
  }

  /// The random numbers of a candidate; numbers beyond the last candidate are for other draws.
  final Draws draws(int candidate) {
    return new Draws(random, generation(), candidate);
  }

  /// Makes a candidate around the start: the first is the start itself.
  final void makeInitial(int candidate, Draws draws, int at) {
    float[] from = start.parameters();
    for (int i = 0; i < from.length; i++) {
      double shift = candidate == 0 ? 0 : start.spread() * draws.normal();
      candidates[at + i] = (float) (from[i] + shift);
    }
  }
}
