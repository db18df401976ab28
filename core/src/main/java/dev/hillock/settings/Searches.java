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

  private Searches() {}

  /// A search that begins with these parameters.
  ///
  /// @throws IllegalArgumentException if the settings' optimiser is none, or its numbers do not fit
  ///   each other or the number of parameters
  public static Search of(Settings settings, float[] parameters) {
    var kind = settings.get(Settings.OPTIMIZER);
    int given = settings.get(SearchSettings.POPULATION);
    var start =
        new Start(
            parameters,
            settings.get(SearchSettings.SPREAD),
            given == 0 ? population(kind, parameters.length) : given,
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

  private static int population(Optimizers kind, int parameters) {
    return switch (kind) {
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
