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
    var activation = activation(settings, task, classes);
    var loss =
        settings
            .get(Settings.LOSS)
            .value()
            .orElseGet(() -> fitting(activation, task == Task.CLASSIFICATION));
    String objection = loss.objectionTo(activation);
    if (!objection.isEmpty()) {
      throw new IllegalArgumentException(objection + "; leave one of the two out and it is chosen");
    }
    boolean forClasses =
        loss == Loss.BINARY_CROSS_ENTROPY || loss == Loss.CATEGORICAL_CROSS_ENTROPY;
    if (task == Task.REGRESSION && (forClasses || !activation.isDifferentiable())) {
      throw new IllegalArgumentException(
          "the target is a number, and output %s with loss %s is made for classes; take identity with mean-squared-error, or --task classification"
              .formatted(activation.text(), loss.text()));
    }
    if (task == Task.REGRESSION && activation.isRowWise()) {
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
    if (task == Task.REGRESSION) {
      return Activation.IDENTITY;
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
          HUBER ->
          Activation.SIGMOID;
    };
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
