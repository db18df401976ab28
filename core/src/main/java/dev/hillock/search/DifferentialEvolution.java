package dev.hillock.search;

import java.util.List;

/// Differential evolution, rand/1/bin: beside each member x of the population stands a trial. With
/// three other members a, b, c, drawn anew for each, it takes a + F (b − c) in about a share CR of
/// its parameters, in one at least, and x in the others. It replaces x unless its loss is greater.
///
/// Source: Storn & Price, "Differential evolution – a simple and efficient heuristic for global
/// optimization over continuous spaces", Journal of Global Optimization 11, 1997.
public final class DifferentialEvolution extends Search {

  private final double weight;
  private final double crossover;
  private final float[] population;
  private final double[] populationLosses;

  /// @param weight F, greater than 0, at most 2
  /// @param crossover CR in [0, 1]
  public DifferentialEvolution(Start start, double weight, double crossover) {
    super(start);
    if (!(weight > 0 && weight <= 2)) {
      throw new IllegalArgumentException(
          "differential weight is %s; it must be greater than 0, at most 2".formatted(weight));
    }
    Shares.require("crossover rate", crossover);
    this.weight = weight;
    this.crossover = crossover;
    population = new float[values().length];
    populationLosses = new double[start.candidates()];
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    if (generation() == 0) {
      makeInitial(candidate, draws, at);
      return;
    }
    int members = start().candidates();
    int a = other(draws, members, candidate, candidate, candidate);
    int b = other(draws, members, candidate, a, a);
    int c = other(draws, members, candidate, a, b);
    int always = draws.below(length());
    for (int i = 0; i < length(); i++) {
      boolean crosses = draws.uniform() < crossover || i == always;
      float x = population[at + i];
      values()[at + i] = crosses ? (float) (of(a, i) + weight * ((double) of(b, i) - of(c, i))) : x;
    }
  }

  private float of(int member, int parameter) {
    return population[member * length() + parameter];
  }

  /// A member that is none of these three.
  private static int other(Draws draws, int members, int x, int y, int z) {
    int drawn = draws.below(members);
    while (drawn == x || drawn == y || drawn == z) {
      drawn = draws.below(members);
    }
    return drawn;
  }

  @Override
  void learn(double[] losses) {
    for (int k = 0; k < losses.length; k++) {
      if (generation() == 0 || losses[k] <= populationLosses[k]) {
        populationLosses[k] = losses[k];
        System.arraycopy(values(), k * length(), population, k * length(), length());
      }
    }
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    floats.add(population);
    doubles.add(populationLosses);
  }
}
