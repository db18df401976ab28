package dev.hillock.settings;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Initializer;
import dev.hillock.optim.Fade;
import dev.hillock.optim.Schedule;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is in the presets, and which one `auto` takes.
public final class Recipes {

  /// What only gradient descent has.
  private static final List<Setting<?>> DESCENT =
      List.of(Settings.OPTIMIZER, Settings.MOMENTUM, Settings.NESTEROV);

  /// Deviation of higher frequencies; the upper end of what the authors of RealMLP search.
  private static final double HIGHER = 0.5;

  /// The same where enough rows show a threshold that sharp: decision 0013.
  private static final double HIGHER_FOR_MANY_ROWS = 1;

  /// Waves make four inputs of a number, too many weights for a wide table.
  private static final int MOST_COLUMNS = 1000;

  /// Below this a fourth variant and frequencies that are higher still help as often as they harm:
  /// decision 0013.
  private static final int MANY_ROWS = 1000;

  /// Who says what the hidden layers are to be does not ask for a network without them.
  private static final List<Setting<?>> HIDDEN_LAYERS =
      List.of(
          Settings.HIDDEN,
          Settings.ACTIVATION,
          Settings.NORM,
          Settings.RESIDUAL,
          Settings.SUBMODELS);

  /// Of the kind without hidden layers, on which small tables need a firmer hold: decision 0027.
  static final double LINEAR_WEIGHT_DECAY = 0.1;

  /// The authors bring numbers to normal quantiles.
  private static final Scaling TABM_SCALING = Scaling.QUANTILE;

  /// The authors have 32, and 512 neurons a layer, which is 15 times as much work.
  private static final int TABM_SUBMODELS = 8;

  private Recipes() {}

  /// What `auto` takes, and why.
  ///
  /// @param preset never `auto`
  /// @param reason a clause: `the source holds images`
  public record Pick(Preset preset, String reason) {}

  /// Which preset `auto` stands for.
  ///
  /// @param given what the user set
  /// @param hasImages whether the source holds images
  /// @param columns of the source
  public static Pick pick(Settings given, boolean hasImages, int columns) {
    if (hasImages) {
      return new Pick(Preset.PLAIN, "the source holds images");
    }
    if (given.get(Settings.HIDDEN).isEmpty()) {
      return new Pick(Preset.PLAIN, "there is no hidden layer");
    }
    if (given.get(Settings.ACTIVATION).contains(Activation.STEP)) {
      return new Pick(Preset.PLAIN, "the other recipes are made for units with a derivative");
    }
    for (Setting<?> setting : DESCENT) {
      if (given.isSet(setting) && given.get(Settings.OPTIMIZER) == Optimizers.SGD) {
        return new Pick(Preset.PLAIN, "--" + setting.name() + " asks for gradient descent");
      }
    }
    var optimizer = given.get(Settings.OPTIMIZER);
    if (given.isSet(Settings.OPTIMIZER) && !optimizer.isLikeAdam()) {
      return new Pick(
          Preset.PLAIN, "the other recipes are made for Adam, not " + Types.nameOf(optimizer));
    }
    if (given.get(Settings.SUBMODELS) > 1) {
      return new Pick(Preset.TABM_MINI, "--submodels asks for them");
    }
    if (columns > MOST_COLUMNS) {
      return new Pick(Preset.REALMLP_S, "the source has more than " + MOST_COLUMNS + " columns");
    }
    return new Pick(Preset.REALMLP, "the source is a table");
  }

  /// What `auto` tries beside [Preset#REALMLP], to keep what the validation rows like best: its
  /// waves with higher frequencies, for targets with sharp thresholds, the simple network without
  /// waves, and, where enough rows validate to tell, numbers by their rank, for columns with long
  /// tails. On some tables each of them is the best by far.
  ///
  /// @param given what the user set
  /// @param rows of the table
  public static List<Settings> variants(Settings given, int rows) {
    boolean many = rows >= MANY_ROWS;
    var variants = new ArrayList<Settings>();
    if (!given.isSet(Settings.FREQUENCY_SCALE) && !given.isSet(Settings.NUMBER_EMBEDDING)) {
      variants.add(
          given
              .with(Settings.PRESET, Preset.REALMLP)
              .with(Settings.FREQUENCY_SCALE, many ? HIGHER_FOR_MANY_ROWS : HIGHER));
    }
    variants.add(given.with(Settings.PRESET, Preset.REALMLP_S));
    if (many && !given.isSet(Settings.SCALING)) {
      variants.add(
          given.with(Settings.PRESET, Preset.REALMLP).with(Settings.SCALING, Scaling.QUANTILE));
    }
    return variants;
  }

  /// What `auto` trains beside these on every fold: the simple network without hidden layers, which
  /// is all that a few rows can teach on some tables, and takes next to no time. Empty where
  /// settings speak of hidden layers.
  ///
  /// @param given what the user set
  public static Optional<Settings> linear(Settings given) {
    if (HIDDEN_LAYERS.stream().anyMatch(given::isSet)) {
      return Optional.empty();
    }
    var decay = Settings.defaults().with(Settings.WEIGHT_DECAY, LINEAR_WEIGHT_DECAY);
    return Optional.of(
        decay.with(given).with(Settings.PRESET, Preset.REALMLP_S).with(Settings.HIDDEN, List.of()));
  }

  /// The settings of a preset for a task, under what the user set.
  ///
  /// @param preset not `auto`
  /// @param task classes or numbers
  /// @param given what the user set
  public static Settings of(Preset preset, Task task, Settings given) {
    var recipe =
        switch (preset) {
          case AUTO -> throw new IllegalArgumentException("auto has to be picked first");
          case PLAIN -> given.get(Settings.OPTIMIZER).own();
          case CLASSIC -> classic().with(ownOf(given));
          case REALMLP_S -> realMlpS(task, given).with(ownUnlikeAdam(given));
          case REALMLP -> realMlp(task, given).with(ownUnlikeAdam(given));
          case TABM_MINI -> tabMMini().with(ownUnlikeAdam(given));
        };
    return recipe.with(given).with(Settings.PRESET, preset);
  }

  /// What goes with an optimiser that is asked for.
  private static Settings ownOf(Settings given) {
    return given.isSet(Settings.OPTIMIZER)
        ? given.get(Settings.OPTIMIZER).own()
        : Settings.defaults();
  }

  /// The same, for recipes whose numbers are Adam's.
  private static Settings ownUnlikeAdam(Settings given) {
    return given.get(Settings.OPTIMIZER).isLikeAdam() ? Settings.defaults() : ownOf(given);
  }

  private static Settings classic() {
    return Settings.defaults()
        .with(Settings.SCALING, Scaling.MIN_MAX)
        .with(Settings.HIDDEN, List.of(8))
        .with(Settings.ACTIVATION, List.of(Activation.SIGMOID))
        .with(Settings.OUTPUT_ACTIVATION, Choice.of(Activation.SIGMOID))
        .with(Settings.INIT, Initializer.UNIFORM)
        .with(Settings.LOSS, Choice.of(Loss.HALF_SQUARED_ERROR))
        .with(Settings.LEARNING_RATE, 0.3)
        .with(Settings.MOMENTUM, 0.6)
        .with(Settings.SCHEDULE, Schedule.CONSTANT)
        .with(Settings.EPOCHS, 2000)
        .with(Settings.BATCH_SIZE, 1);
  }

  private static Settings realMlpS(Task task, Settings given) {
    boolean classes = task == Task.CLASSIFICATION || task == Task.MULTILABEL;
    var settings =
        Settings.defaults()
            .with(Settings.SCALING, Scaling.ROBUST)
            .with(Settings.HIDDEN, List.of(256, 256, 256))
            .with(Settings.ACTIVATION, List.of(classes ? Activation.SELU : Activation.MISH))
            .with(Settings.FRONT_SCALE, true)
            .with(Settings.INIT, Initializer.NTK)
            .with(Settings.OPTIMIZER, Optimizers.ADAM)
            .with(Settings.BETA2, 0.95)
            .with(Settings.PARAMETRIZATION, Parametrization.NTK)
            .with(Settings.LEARNING_RATE, task == Task.REGRESSION ? 0.07 : 0.04)
            .with(Settings.SCHEDULE, Schedule.MULTI_CYCLE)
            .with(Settings.EPOCHS, 256)
            .with(Settings.BATCH_SIZE, 256)
            .with(Settings.WHOLE_BATCHES, true)
            .with(Settings.LIMIT, true)
            .with(Settings.CALIBRATE, true);
    boolean ownOutput =
        given.get(Settings.LOSS).value().isPresent()
            || given.get(Settings.OUTPUT_ACTIVATION).value().isPresent();
    return task == Task.CLASSIFICATION && !ownOutput
        ? settings
            .with(Settings.OUTPUT_ACTIVATION, Choice.of(Activation.SOFTMAX))
            .with(Settings.LABEL_SMOOTHING, 0.1)
        : settings;
  }

  private static Settings tabMMini() {
    return Settings.defaults()
        .with(Settings.SCALING, TABM_SCALING)
        .with(Settings.HIDDEN, List.of(256, 256, 256))
        .with(Settings.SUBMODELS, TABM_SUBMODELS)
        .with(Settings.INIT, Initializer.FAN_IN)
        .with(Settings.OPTIMIZER, Optimizers.ADAM)
        .with(Settings.LEARNING_RATE, 0.002)
        .with(Settings.WEIGHT_DECAY, 3e-4)
        .with(Settings.CLIP_NORM, 1.0)
        .with(Settings.DROPOUT, 0.1)
        .with(Settings.SCHEDULE, Schedule.CONSTANT)
        .with(Settings.EPOCHS, 256)
        .with(Settings.PATIENCE, 16)
        .with(Settings.BATCH_SIZE, 256)
        .with(Settings.LIMIT, true);
  }

  private static Settings realMlp(Task task, Settings given) {
    return realMlpS(task, given)
        .with(Settings.LEARNING_RATE, task == Task.REGRESSION ? 0.2 : 0.04)
        .with(Settings.NUMBER_EMBEDDING, NumberEmbedding.PBLD)
        .with(Settings.ONE_HOT_LEVELS, 8)
        .with(Settings.PARAMETRIC, true)
        .with(Settings.INIT, Initializer.DATA_DRIVEN)
        .with(Settings.WEIGHT_DECAY, 0.02)
        .with(Settings.DROPOUT, 0.15)
        .with(Settings.FADE, Fade.FLAT_COSINE);
  }
}
