package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Surrogate;
import java.util.ArrayList;
import java.util.List;

/// Step units in hidden layers: what trains them, and the networks that stand for theirs while a
/// gradient does.
final class StepUnits {

  /// So that the slope grows slowly; with 100 half of the seeds learn iris, with 500 nine of ten.
  private static final int EPOCHS = 500;

  private StepUnits() {}

  private static boolean areHidden(Settings settings) {
    return !settings.get(Settings.HIDDEN).isEmpty()
        && settings.get(Settings.ACTIVATION).contains(Activation.STEP);
  }

  /// The settings with a way to train hidden steps where there are some and none is set: sigmoids
  /// whose slope grows. Of the ways there are it learns small tables as well as methods without a
  /// gradient do, and large ones far better in less time.
  ///
  /// @param notes told which and why
  static Settings settle(Settings settings, List<String> notes) {
    boolean open =
        areHidden(settings)
            && !settings.isSet(Settings.SURROGATE)
            && settings.get(Settings.OPTIMIZER).kind() == Optimizers.Kind.STEPS;
    if (!open) {
      return settings;
    }
    notes.add(
        "surrogate growing-slope, since the derivative of step units is 0 everywhere: sigmoids become steps while they learn; --optimizer natural-evolution needs no derivative");
    var settled = settings.with(Settings.SURROGATE, Surrogate.GROWING_SLOPE);
    return settings.isSet(Settings.EPOCHS) ? settled : settled.with(Settings.EPOCHS, EPOCHS);
  }

  /// Checks that hidden step units can learn.
  ///
  /// @throws IllegalArgumentException if they cannot
  static void check(Settings settings) {
    var kind = settings.get(Settings.OPTIMIZER).kind();
    boolean stands = settings.get(Settings.SURROGATE) != Surrogate.NONE;
    if (stands && !areHidden(settings)) {
      throw new IllegalArgumentException(
          "surrogate is %s, but no hidden layer has activation step; leave --surrogate out"
              .formatted(Settings.SURROGATE.format(settings.get(Settings.SURROGATE))));
    }
    if (stands && kind != Optimizers.Kind.STEPS) {
      throw new IllegalArgumentException(
          "surrogate is %s, but optimizer %s %s; leave --surrogate out, or take --optimizer sgd"
              .formatted(
                  Settings.SURROGATE.format(settings.get(Settings.SURROGATE)),
                  Settings.OPTIMIZER.format(settings.get(Settings.OPTIMIZER)),
                  kind == Optimizers.Kind.SEARCH
                      ? "needs no gradient"
                      : "needs the true gradient of its loss"));
    }
    if (kind == Optimizers.Kind.SEARCH) {
      return;
    }
    if (areHidden(settings) && !stands) {
      throw new IllegalArgumentException(
          "hidden layers have activation step, whose derivative is 0 everywhere, so no error flows"
              + " back through them; take --surrogate growing-slope, an --optimizer without a"
              + " gradient such as natural-evolution, or sigmoid, a step with a slope");
    }
    checkOutput(settings);
  }

  private static void checkOutput(Settings settings) {
    if (settings.get(Settings.OUTPUT_ACTIVATION).value().filter(Activation.STEP::equals).isPresent()
        && !settings.get(Settings.HIDDEN).isEmpty()) {
      throw new IllegalArgumentException(
          "output activation step learns by the perceptron rule, which reaches no hidden layer;"
              + " take --hidden none, or sigmoid outputs");
    }
    if (settings.get(Settings.LOSS).value().filter(Loss.PERCEPTRON::equals).isPresent()
        && !settings.get(Settings.HIDDEN).isEmpty()) {
      throw new IllegalArgumentException(
          "loss perceptron moves the weights of the output layer alone; take --hidden none, or"
              + " another loss");
    }
  }

  /// The network that goes forward in training; it has the parameters of the plan's.
  static Architecture forward(Plan plan) {
    return plan.settings().get(Settings.SURROGATE) == Surrogate.GROWING_SLOPE
        ? with(plan.architecture(), Activation.SIGMOID)
        : plan.architecture();
  }

  /// The network whose derivatives go backward; it has the parameters of the plan's.
  static Architecture backward(Plan plan) {
    return switch (plan.settings().get(Settings.SURROGATE)) {
      case NONE -> plan.architecture();
      case STRAIGHT_THROUGH -> with(plan.architecture(), Activation.IDENTITY);
      case GROWING_SLOPE -> with(plan.architecture(), Activation.SIGMOID);
    };
  }

  /// Another activation in place of the steps of hidden layers.
  private static Architecture with(Architecture architecture, Activation instead) {
    var layers = new ArrayList<Dense>();
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      Dense layer = architecture.layers().get(i);
      boolean steps = i < last && layer.activation() == Activation.STEP;
      layers.add(
          steps
              ? new Dense(layer.inputs(), layer.outputs(), instead, layer.bias(), layer.extras())
              : layer);
    }
    return new Architecture(architecture.embedding(), layers, architecture.submodels());
  }
}
