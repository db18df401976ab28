package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.prep.Task;
import dev.hillock.settings.Settings;

/// Activation of the output layer and loss: what the user set, and for `auto` what fits.
///
/// @param activation of the output layer
/// @param loss what training makes small
record OutputChoice(Activation activation, Loss loss) {

  /// Settles both and checks that they go together.
  ///
  /// @param task classes or numbers
  /// @param classes how many classes; 0 for numbers
  /// @throws IllegalArgumentException if they do not
  static OutputChoice of(Settings settings, Task task, int classes) {
    checkLoss(settings, task);
    var activation = activation(settings, task, classes);
    var loss =
        settings.get(Settings.LOSS).value().orElseGet(() -> fitting(settings, task, activation));
    if (task == Task.MULTILABEL && activation != Activation.SIGMOID) {
      throw new IllegalArgumentException(
          "output activation %s does not suit several labels; take sigmoid"
              .formatted(activation.text()));
    }
    String objection = loss.objectionTo(activation);
    if (!objection.isEmpty()) {
      throw new IllegalArgumentException(objection + "; leave one of the two out and it is chosen");
    }
    boolean forClasses =
        loss == Loss.BINARY_CROSS_ENTROPY || loss == Loss.CATEGORICAL_CROSS_ENTROPY;
    boolean numbers = task == Task.REGRESSION || task == Task.COUNTS;
    if (numbers && (forClasses || !activation.isDifferentiable())) {
      throw new IllegalArgumentException(
          "the target is a number, and output %s with loss %s is made for classes; take identity with mean-squared-error, or --task classification"
              .formatted(activation.text(), loss.text()));
    }
    if (numbers && activation.isRowWise()) {
      throw new IllegalArgumentException(
          "output activation %s makes probabilities that add up to 1, and the target is a number; take identity, or --task classification"
              .formatted(activation.text()));
    }
    return new OutputChoice(activation, loss);
  }

  private static Activation activation(Settings settings, Task task, int classes) {
    var chosen = settings.get(Settings.OUTPUT_ACTIVATION).value();
    boolean stepsOnly =
        settings.get(Settings.HIDDEN).isEmpty()
            && settings.isSet(Settings.ACTIVATION)
            && settings.get(Settings.ACTIVATION).contains(Activation.STEP);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    if (stepsOnly) {
      // Without hidden layers the only neurons there are must be the ones that are meant.
      return Activation.STEP;
    }
    if (task == Task.REGRESSION || task == Task.COUNTS) {
      return Activation.IDENTITY;
    }
    if (task == Task.MULTILABEL) {
      return Activation.SIGMOID;
    }
    return settings
        .get(Settings.LOSS)
        .value()
        .map(OutputChoice::fitting)
        .orElse(classes == 2 ? Activation.SIGMOID : Activation.SOFTMAX);
  }

  private static Activation fitting(Loss loss) {
    return switch (loss) {
      case CATEGORICAL_CROSS_ENTROPY -> Activation.SOFTMAX;
      case PERCEPTRON -> Activation.STEP;
      case BINARY_CROSS_ENTROPY,
          HALF_SQUARED_ERROR,
          MEAN_SQUARED_ERROR,
          MEAN_ABSOLUTE_ERROR,
          HUBER,
          PINBALL ->
          Activation.SIGMOID;
      case POISSON -> Activation.IDENTITY;
    };
  }

  /// Counts and quantiles have one loss each, and it is made for nothing else.
  private static void checkLoss(Settings settings, Task task) {
    var loss = settings.get(Settings.LOSS).value();
    boolean quantiles = !settings.get(Settings.QUANTILES).isEmpty();
    if (quantiles && task != Task.REGRESSION) {
      throw new IllegalArgumentException(
          "quantiles are those of a number, and the task is %s; leave them out, or --task regression"
              .formatted(task.text()));
    }
    if (quantiles && settings.get(Settings.TARGET).size() > 1) {
      throw new IllegalArgumentException(
          "quantiles of %d targets; they take one --target"
              .formatted(settings.get(Settings.TARGET).size()));
    }
    if (quantiles && loss.isPresent() && loss.get() != Loss.PINBALL) {
      throw new IllegalArgumentException(
          "loss %s has no quantiles; take pinball, or leave one of the two out"
              .formatted(loss.get().text()));
    }
    if (loss.isPresent() && (loss.get() == Loss.POISSON) != (task == Task.COUNTS)) {
      throw new IllegalArgumentException(
          task == Task.COUNTS
              ? "loss %s is not made for counts; take poisson, or --task regression"
                  .formatted(loss.get().text())
              : "loss poisson is made for counts, and the task is %s; take another loss, or --task counts"
                  .formatted(task.text()));
    }
  }

  private static Loss fitting(Settings settings, Task task, Activation activation) {
    if (task == Task.COUNTS) {
      return Loss.POISSON;
    }
    return settings.get(Settings.QUANTILES).isEmpty()
        ? fitting(activation, task == Task.CLASSIFICATION || task == Task.MULTILABEL)
        : Loss.PINBALL;
  }

  private static Loss fitting(Activation activation, boolean classes) {
    return switch (activation) {
      case STEP -> Loss.PERCEPTRON;
      case SOFTMAX -> Loss.CATEGORICAL_CROSS_ENTROPY;
      case SIGMOID -> classes ? Loss.BINARY_CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
      default -> Loss.MEAN_SQUARED_ERROR;
    };
  }

  /// Whether some numbers are out of the outputs' reach, so that targets must be scaled to [0, 1],
  /// where all of them reach.
  boolean isBounded() {
    return switch (activation) {
      case SIGMOID,
          HARD_SIGMOID,
          SOFTMAX,
          STEP,
          TANH,
          RELU,
          SOFTPLUS,
          ELU,
          SELU,
          GELU,
          SILU,
          MISH ->
          true;
      case IDENTITY, LEAKY_RELU -> false;
    };
  }
}
