package dev.hillock.search;

import java.util.Arrays;
import java.util.List;

/// A genetic algorithm over real numbers. The best of a generation, its elite, live on; the other
/// places go to children: two selected parents cross over (or the first is copied), then mutation
/// adds σ·N(0, 1) to a part of the parameters. Each member has its own σ, which its children
/// inherit times exp(τ·N(0, 1)), τ = 1 / √(2 √n) with n parameters: step sizes that do well spread.
///
/// Sources: Holland, "Adaptation in natural and artificial systems", 1975; Goldberg, "Genetic
/// algorithms", 1989 (selection); Beyer & Schwefel, "Evolution strategies", Natural Computing 1,
/// 2002, section 4.2 (σ).
public final class GeneticAlgorithm extends Search {

  private static final int TOURNAMENT = 3;
  private static final double LEAST_SIZE = 1e-6;

  /// The numbers of a genetic algorithm.
  ///
  /// @param selection of the parents
  /// @param crossover of two parents
  /// @param crossoverRate part of the children that have two, in [0, 1]
  /// @param mutationRate part of the parameters of a child that mutate, in [0, 1]
  /// @param elite members that live on, at least 0 and fewer than the candidates
  public record Rules(
      Selection selection,
      Crossover crossover,
      double crossoverRate,
      double mutationRate,
      int elite) {

    public Rules {
      Shares.require("crossover rate", crossoverRate);
      Shares.require("mutation rate", mutationRate);
    }
  }

  private final Rules rules;
  private final double tau;
  private final float[] population;
  private final double[] populationLosses;
  private final double[] sizes;
  private final double[] childSizes;

  /// Sums of the fitness of the first 1, 2, … members.
  private final double[] wheel;

  private final float[] eliteScratch;

  /// @throws IllegalArgumentException if the elite leaves no place for children
  public GeneticAlgorithm(Start start, Rules rules) {
    super(start);
    requireChildren(rules.elite, start.candidates());
    this.rules = rules;
    tau = 1 / Math.sqrt(2 * Math.sqrt(length()));
    population = new float[values().length];
    populationLosses = new double[start.candidates()];
    sizes = new double[start.candidates()];
    Arrays.fill(sizes, start.spread());
    childSizes = new double[start.candidates()];
    wheel = new double[start.candidates()];
    eliteScratch = new float[rules.elite * length()];
  }

  /// Checks that an elite leaves places for children.
  ///
  /// @throws IllegalArgumentException if it does not
  public static void requireChildren(int elite, int population) {
    if (elite < 0 || elite >= population) {
      throw new IllegalArgumentException(
          "an elite of %d in a population of %d; it must be smaller, and at least 0"
              .formatted(elite, population));
    }
  }

  /// The elite need not be evaluated again.
  @Override
  public int candidates() {
    return start().candidates() - (generation() == 0 ? 0 : rules.elite);
  }

  @Override
  void make(int candidate, Draws draws, int at) {
    if (generation() == 0) {
      makeInitial(candidate, draws, at);
      return;
    }
    int mother = select(draws);
    boolean crosses = draws.uniform() < rules.crossoverRate;
    int father = crosses ? select(draws) : mother;
    double share = draws.uniform();
    double size = Math.sqrt(sizes[mother] * sizes[father]) * StrictMath.exp(tau * draws.normal());
    childSizes[candidate] = Math.max(size, LEAST_SIZE);
    for (int i = 0; i < length(); i++) {
      float a = population[mother * length() + i];
      float b = population[father * length() + i];
      double gene =
          switch (rules.crossover) {
            case UNIFORM -> draws.uniform() < 0.5 ? a : b;
            case ARITHMETIC -> share * a + (1 - share) * b;
          };
      boolean mutates = draws.uniform() < rules.mutationRate;
      values()[at + i] = (float) (mutates ? gene + childSizes[candidate] * draws.normal() : gene);
    }
  }

  private int select(Draws draws) {
    return switch (rules.selection) {
      case TOURNAMENT -> tournament(draws);
      case ROULETTE -> roulette(draws);
    };
  }

  private int tournament(Draws draws) {
    int best = draws.below(start().candidates());
    for (int i = 1; i < TOURNAMENT; i++) {
      int other = draws.below(start().candidates());
      best = populationLosses[other] < populationLosses[best] ? other : best;
    }
    return best;
  }

  private int roulette(Draws draws) {
    double all = wheel[wheel.length - 1];
    if (all == 0) {
      return draws.below(wheel.length);
    }
    int found = Arrays.binarySearch(wheel, draws.uniform() * all);
    // Where a member begins exactly, it is that one; insertion points are written as −place − 1.
    return Math.min(found >= 0 ? found + 1 : -found - 1, wheel.length - 1);
  }

  @Override
  void learn(double[] losses) {
    int elite = generation() == 0 ? 0 : rules.elite;
    keepElite(elite);
    for (int k = 0; k < losses.length; k++) {
      populationLosses[elite + k] = losses[k];
      sizes[elite + k] = generation() == 0 ? start().spread() : childSizes[k];
    }
    System.arraycopy(values(), 0, population, elite * length(), losses.length * length());
    turnWheel();
  }

  /// Moves the best members to the first places.
  private void keepElite(int elite) {
    int[] ranking = Ranking.of(populationLosses);
    double[] eliteLosses = new double[elite];
    double[] eliteSizes = new double[elite];
    for (int e = 0; e < elite; e++) {
      eliteLosses[e] = populationLosses[ranking[e]];
      eliteSizes[e] = sizes[ranking[e]];
      System.arraycopy(population, ranking[e] * length(), eliteScratch, e * length(), length());
    }
    System.arraycopy(eliteLosses, 0, populationLosses, 0, elite);
    System.arraycopy(eliteSizes, 0, sizes, 0, elite);
    System.arraycopy(eliteScratch, 0, population, 0, elite * length());
  }

  private void turnWheel() {
    double worst = Arrays.stream(populationLosses).filter(Double::isFinite).max().orElse(0);
    double sum = 0;
    for (int k = 0; k < wheel.length; k++) {
      sum += Double.isFinite(populationLosses[k]) ? worst - populationLosses[k] : 0;
      wheel[k] = sum;
    }
  }

  @Override
  void remember(List<float[]> floats, List<double[]> doubles) {
    floats.add(population);
    doubles.addAll(List.of(populationLosses, sizes, wheel));
  }
}
