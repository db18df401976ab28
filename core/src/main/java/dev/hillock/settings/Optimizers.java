package dev.hillock.settings;

import dev.hillock.optim.AdaDelta;
import dev.hillock.optim.AdaGrad;
import dev.hillock.optim.Adam;
import dev.hillock.optim.Adan;
import dev.hillock.optim.AmsGrad;
import dev.hillock.optim.GradientDescent;
import dev.hillock.optim.Lion;
import dev.hillock.optim.NAdam;
import dev.hillock.optim.Optimizer;
import dev.hillock.optim.Quickprop;
import dev.hillock.optim.RAdam;
import dev.hillock.optim.RmsProp;
import dev.hillock.optim.Rprop;
import dev.hillock.optim.Sarprop;
import dev.hillock.optim.Schedule;
import java.util.List;

/// The optimisers by the names a user types, each with the numbers that its source or the field
/// gives it where they are not those of the table of settings.
public enum Optimizers {
  /// Gradient descent with momentum, over mini-batches, single rows or all rows.
  SGD,
  /// Steps that shrink with all that a parameter has moved.
  ADAGRAD,
  /// Steps in the units of the parameters; the rate is 1.
  ADADELTA,
  /// Steps of about the learning rate, by the size of recent gradients.
  RMSPROP,
  /// Adam: the same with momentum, and corrected at the start.
  ADAM,
  /// Adam with weight decay of 0.01.
  ADAMW,
  /// Adam whose steps never grow again.
  AMSGRAD,
  /// Adam with Nesterov's momentum.
  NADAM,
  /// Adam that begins as gradient descent with momentum.
  RADAM,
  /// Adaptive Nesterov momentum.
  ADAN,
  /// The sign of a mean of the gradients.
  LION,
  /// A step size of its own for each parameter; the sign of the gradient over all rows.
  RPROP_MINUS,
  /// The same, which takes a step back that made the loss rise.
  IRPROP_PLUS,
  /// The same, with noise and weight decay that cool down, to leave poor minima.
  SARPROP,
  /// The parabola through two gradients over all rows.
  QUICKPROP,
  /// L-BFGS: the second derivatives as the last iterations over all rows show them.
  LBFGS,
  /// Scaled conjugate gradient over all rows.
  SCG,
  /// Levenberg-Marquardt: the residuals as if they were linear; for few parameters.
  LEVENBERG_MARQUARDT,
  /// Selection, crossover and mutation, without a gradient as all that follow.
  GENETIC,
  /// Differences of candidates, added to others.
  DIFFERENTIAL_EVOLUTION,
  /// Particles drawn to the best places they know.
  PARTICLE_SWARM,
  /// Random steps, of which ever fewer may go uphill.
  ANNEALING,
  /// Candidates from a normal distribution that learns its shape.
  CMA_ES,
  /// The same with a diagonal covariance, for many weights.
  SEP_CMA_ES,
  /// The natural gradient of such a distribution.
  NATURAL_EVOLUTION,
  /// The best of many.
  RANDOM_SEARCH;

  /// How an optimiser goes through the rows.
  public enum Kind {
    /// A step for each batch, along its gradient.
    STEPS,
    /// Iterations over all rows, each of which asks for the loss at several places.
    FULL_BATCH,
    /// Generations of candidates, whose losses over all rows are all it asks for.
    SEARCH
  }

  private static final double EPSILON = 1e-8;

  /// Enough for networks of up to a hundred weights.
  private static final int GENERATIONS = 500;

  /// How it goes through the rows.
  public Kind kind() {
    return switch (this) {
      case SGD,
          ADAGRAD,
          ADADELTA,
          RMSPROP,
          ADAM,
          ADAMW,
          AMSGRAD,
          NADAM,
          RADAM,
          ADAN,
          LION,
          RPROP_MINUS,
          IRPROP_PLUS,
          SARPROP,
          QUICKPROP ->
          Kind.STEPS;
      case LBFGS, SCG, LEVENBERG_MARQUARDT -> Kind.FULL_BATCH;
      case GENETIC,
          DIFFERENTIAL_EVOLUTION,
          PARTICLE_SWARM,
          ANNEALING,
          CMA_ES,
          SEP_CMA_ES,
          NATURAL_EVOLUTION,
          RANDOM_SEARCH ->
          Kind.SEARCH;
    };
  }

  /// Whether its steps have about the size of the rate, as Adam's: a recipe made for Adam serves
  /// it.
  public boolean isLikeAdam() {
    return switch (this) {
      case ADAM, ADAMW, AMSGRAD, NADAM, RADAM, ADAN -> true;
      default -> false;
    };
  }

  /// The settings that go with it where a preset has no better ones.
  public Settings own() {
    var settings = Settings.defaults();
    return switch (this) {
      case SGD -> settings;
      case ADAGRAD -> rate(settings, 0.01);
      case ADADELTA -> rate(settings, 1);
      case RMSPROP, ADAM, AMSGRAD, NADAM, RADAM -> rate(settings, 0.001);
      case ADAMW -> rate(settings, 0.001).with(Settings.WEIGHT_DECAY, 0.01);
      case ADAN -> rate(settings, 0.001).with(Settings.BETA1, 0.98).with(Settings.BETA2, 0.92);
      // The paper's 0.0001 is for long trainings: on the tables of data/, of 0.0001, 0.0003, 0.001
      // and 0.003 this is best after 100 epochs.
      case LION -> rate(settings, 0.001).with(Settings.BETA2, 0.99);
      case RPROP_MINUS, IRPROP_PLUS, SARPROP -> fullBatch(rate(settings, 0.0125));
      case QUICKPROP -> fullBatch(settings);
      case LBFGS, SCG -> withoutSteps(fullBatch(settings)).with(Settings.EPOCHS, 500);
      case LEVENBERG_MARQUARDT -> withoutSteps(fullBatch(settings));
      case GENETIC,
          DIFFERENTIAL_EVOLUTION,
          PARTICLE_SWARM,
          ANNEALING,
          CMA_ES,
          SEP_CMA_ES,
          NATURAL_EVOLUTION,
          RANDOM_SEARCH ->
          withoutSteps(fullBatch(settings)).with(Settings.EPOCHS, GENERATIONS);
    };
  }

  /// The settings that it reads besides the learning rate.
  public List<Setting<?>> numbers() {
    return switch (this) {
      case SGD -> List.of(Settings.MOMENTUM, Settings.NESTEROV);
      case ADAGRAD -> List.of(Settings.EPSILON);
      case ADADELTA, RMSPROP -> List.of(Settings.RHO, Settings.EPSILON);
      case ADAM, ADAMW, AMSGRAD, NADAM, RADAM ->
          List.of(Settings.BETA1, Settings.BETA2, Settings.EPSILON);
      case ADAN -> List.of(Settings.BETA1, Settings.BETA2, Settings.BETA3, Settings.EPSILON);
      case LION -> List.of(Settings.BETA1, Settings.BETA2);
      case RPROP_MINUS, IRPROP_PLUS, SARPROP, QUICKPROP, LBFGS, SCG, LEVENBERG_MARQUARDT ->
          List.of();
      case GENETIC ->
          List.of(
              SearchSettings.POPULATION,
              SearchSettings.SPREAD,
              SearchSettings.SELECTION,
              SearchSettings.CROSSOVER,
              SearchSettings.CROSSOVER_RATE,
              SearchSettings.MUTATION_RATE,
              SearchSettings.ELITE);
      case DIFFERENTIAL_EVOLUTION ->
          List.of(
              SearchSettings.POPULATION,
              SearchSettings.SPREAD,
              SearchSettings.DIFFERENTIAL_WEIGHT,
              SearchSettings.CROSSOVER_RATE);
      case PARTICLE_SWARM ->
          List.of(
              SearchSettings.POPULATION,
              SearchSettings.SPREAD,
              SearchSettings.INERTIA,
              SearchSettings.ATTRACTION);
      case ANNEALING ->
          List.of(SearchSettings.POPULATION, SearchSettings.SPREAD, SearchSettings.COOLING);
      case CMA_ES, SEP_CMA_ES, NATURAL_EVOLUTION, RANDOM_SEARCH ->
          List.of(SearchSettings.POPULATION, SearchSettings.SPREAD);
    };
  }

  private static Settings rate(Settings settings, double rate) {
    return settings.with(Settings.LEARNING_RATE, rate);
  }

  private static Settings fullBatch(Settings settings) {
    return settings.with(Settings.BATCH_SIZE, 0).with(Settings.SCHEDULE, Schedule.CONSTANT);
  }

  /// What says how steps over batches go, besides their batches and schedule.
  public static List<Setting<?>> ofSteps() {
    return List.of(
        Settings.MOMENTUM,
        Settings.NESTEROV,
        Settings.BETA1,
        Settings.BETA2,
        Settings.BETA3,
        Settings.RHO,
        Settings.EPSILON,
        Settings.FRONT_SCALE,
        Settings.PARAMETRIZATION,
        Settings.WEIGHT_DECAY,
        Settings.WEIGHT_DECAY_FORM,
        Settings.L1,
        Settings.MAX_NORM,
        Settings.DROPOUT,
        Settings.CLIP_NORM,
        Settings.CLIP_VALUE,
        Settings.FADE,
        Settings.DECAY,
        Settings.DECAY_EPOCHS,
        Settings.WARMUP_EPOCHS,
        Settings.RESTART_EPOCHS,
        Settings.RESTART_FACTOR,
        Settings.PLATEAU_PATIENCE,
        Settings.ACCUMULATE,
        Settings.EMA,
        Settings.SWA_START,
        Settings.WHOLE_BATCHES);
  }

  /// Without what presets set for steps.
  private static Settings withoutSteps(Settings settings) {
    var result = settings;
    for (Setting<?> setting : ofSteps()) {
      result = withDefault(result, setting);
    }
    return result;
  }

  private static <T> Settings withDefault(Settings settings, Setting<T> setting) {
    return settings.with(setting, setting.defaultValue());
  }

  /// ε where nobody sets it.
  private double epsilon() {
    return switch (this) {
      case ADAGRAD -> 1e-10;
      case ADADELTA -> 1e-6;
      default -> EPSILON;
    };
  }

  /// A new optimiser with the numbers that the settings give it.
  ///
  /// @throws IllegalArgumentException if it is none of [Kind#STEPS]
  public static Optimizer of(Settings settings) {
    var kind = settings.get(Settings.OPTIMIZER);
    double beta1 = settings.get(Settings.BETA1);
    double beta2 = settings.get(Settings.BETA2);
    double rho = settings.get(Settings.RHO);
    double given = settings.get(Settings.EPSILON);
    double epsilon = given == 0 ? kind.epsilon() : given;
    return switch (kind) {
      case SGD ->
          new GradientDescent(settings.get(Settings.MOMENTUM), settings.get(Settings.NESTEROV));
      case ADAGRAD -> new AdaGrad(epsilon);
      case ADADELTA -> new AdaDelta(rho, epsilon);
      case RMSPROP -> new RmsProp(rho, epsilon);
      case ADAM, ADAMW -> new Adam(beta1, beta2, epsilon);
      case AMSGRAD -> new AmsGrad(beta1, beta2, epsilon);
      case NADAM -> new NAdam(beta1, beta2, epsilon);
      case RADAM -> new RAdam(beta1, beta2, epsilon);
      case ADAN -> new Adan(beta1, beta2, settings.get(Settings.BETA3), epsilon);
      case LION -> new Lion(beta1, beta2);
      case RPROP_MINUS -> new Rprop(false);
      case IRPROP_PLUS -> new Rprop(true);
      case SARPROP -> new Sarprop(settings.get(Settings.SEED));
      case QUICKPROP -> new Quickprop();
      case LBFGS,
          SCG,
          LEVENBERG_MARQUARDT,
          GENETIC,
          DIFFERENTIAL_EVOLUTION,
          PARTICLE_SWARM,
          ANNEALING,
          CMA_ES,
          SEP_CMA_ES,
          NATURAL_EVOLUTION,
          RANDOM_SEARCH ->
          throw new IllegalArgumentException(
              "optimizer %s has no steps over batches; it goes over all rows"
                  .formatted(Types.nameOf(kind)));
    };
  }
}
