package dev.hillock.settings;

import dev.hillock.search.Annealing;
import dev.hillock.search.CmaEs;
import dev.hillock.search.DifferentialEvolution;
import dev.hillock.search.GeneticAlgorithm;
import dev.hillock.search.NaturalEvolution;
import dev.hillock.search.ParticleSwarm;
import dev.hillock.search.RandomSearch;
import dev.hillock.search.Search;
import dev.hillock.search.SeparableCmaEs;
import dev.hillock.search.Start;

/// The methods that need no gradient, made from settings.
public final class Searches {

  private static final int MANY = 64;
  private static final int SWARM = 32;

  /// The formula of CMA-ES gives fewer than this to a handful of weights.
  private static final int LEAST = 8;

  /// Arrays of the size of the population that a search has at most.
  private static final int ARRAYS = 4;

  private Searches() {}

  /// A search that begins with these parameters.
  ///
  /// @throws IllegalArgumentException if the settings' optimiser is none, or its numbers do not fit
  ///   each other or the number of parameters
  public static Search of(Settings settings, float[] parameters) {
    var kind = settings.get(Settings.OPTIMIZER);
    var start =
        new Start(
            parameters,
            settings.get(SearchSettings.SPREAD),
            population(settings, parameters.length),
            settings.get(Settings.SEED));
    return switch (kind) {
      case GENETIC -> new GeneticAlgorithm(start, rules(settings));
      case DIFFERENTIAL_EVOLUTION ->
          new DifferentialEvolution(
              start,
              settings.get(SearchSettings.DIFFERENTIAL_WEIGHT),
              settings.get(SearchSettings.CROSSOVER_RATE));
      case PARTICLE_SWARM ->
          new ParticleSwarm(
              start, settings.get(SearchSettings.INERTIA), settings.get(SearchSettings.ATTRACTION));
      case ANNEALING -> new Annealing(start, settings.get(SearchSettings.COOLING));
      case CMA_ES -> new CmaEs(start);
      case SEP_CMA_ES -> new SeparableCmaEs(start);
      case NATURAL_EVOLUTION -> new NaturalEvolution(start);
      case RANDOM_SEARCH -> new RandomSearch(start);
      default ->
          throw new IllegalArgumentException(
              "%s follows a gradient; it is no search".formatted(Types.nameOf(kind)));
    };
  }

  /// Checks what [#of] would refuse, without its memory.
  ///
  /// @throws IllegalArgumentException if the numbers of a search do not fit each other or the
  ///   number of parameters, or its candidates not into half of the memory
  public static void check(Settings settings, int parameters) {
    var kind = settings.get(Settings.OPTIMIZER);
    int population = population(settings, parameters);
    if (kind == Optimizers.GENETIC) {
      GeneticAlgorithm.requireChildren(settings.get(SearchSettings.ELITE), population);
    }
    if (kind == Optimizers.CMA_ES) {
      CmaEs.requireFew(parameters);
    }
    long numbers = (long) population * parameters;
    long bytes = numbers * Float.BYTES * ARRAYS;
    if (numbers > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory() / 2) {
      throw new IllegalArgumentException(
          "population is %d; with %d parameters that takes %d MB, more than half of the memory; take a smaller --population or fewer --hidden"
              .formatted(population, parameters, bytes >> 20));
    }
  }

  private static int population(Settings settings, int parameters) {
    int given = settings.get(SearchSettings.POPULATION);
    if (given != 0) {
      return given;
    }
    return switch (settings.get(Settings.OPTIMIZER)) {
      case PARTICLE_SWARM -> SWARM;
      case CMA_ES, SEP_CMA_ES, NATURAL_EVOLUTION ->
          Math.max(LEAST, 4 + (int) (3 * StrictMath.log(parameters)));
      default -> MANY;
    };
  }

  private static GeneticAlgorithm.Rules rules(Settings settings) {
    return new GeneticAlgorithm.Rules(
        settings.get(SearchSettings.SELECTION),
        settings.get(SearchSettings.CROSSOVER),
        settings.get(SearchSettings.CROSSOVER_RATE),
        settings.get(SearchSettings.MUTATION_RATE),
        settings.get(SearchSettings.ELITE));
  }
}
