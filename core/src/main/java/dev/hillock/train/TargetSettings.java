package dev.hillock.train;

import dev.hillock.loss.Loss;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetCoding;
import dev.hillock.prep.Task;
import dev.hillock.settings.Settings;
import dev.hillock.settings.TargetTransform;
import dev.hillock.settings.ThresholdFor;

/// Whether what the settings ask of the predictions fits the target and the rows.
final class TargetSettings {

  private TargetSettings() {}

  /// @throws IllegalArgumentException if it does not
  static void check(Settings settings, TargetCoding target, Split split) {
    double level = settings.get(Settings.INTERVAL);
    if (level > 0) {
      checkInterval(Settings.INTERVAL.format(level), level, target, split.validation().length);
    }
    boolean noWeights = target instanceof LabelsTarget || target instanceof QuantileTarget;
    if (settings.get(Settings.WEIGHTED_FIGURES) && noWeights) {
      throw new IllegalArgumentException(
          "weighted figures are asked for, and %s have none; leave them out"
              .formatted(target instanceof LabelsTarget ? "several labels" : "quantiles"));
    }
    if (settings.get(Settings.TARGET_TRANSFORM) == TargetTransform.LOG) {
      checkLogarithm(target);
    }
  }

  /// @throws IllegalArgumentException if no such threshold can be chosen
  static void checkThreshold(
      Settings settings, TargetCoding target, OutputChoice output, Split split) {
    var goal = settings.get(Settings.THRESHOLD_FOR);
    if (goal == ThresholdFor.OFF) {
      return;
    }
    String asked = "threshold for " + goal.text() + " is asked for, but ";
    if (!(target instanceof ClassTarget classes)) {
      throw new IllegalArgumentException(
          asked + "%s; leave it out, or --task classification".formatted(whatItIs(target)));
    }
    boolean several = classes.labels().size() > 2;
    if (several && goal != ThresholdFor.BALANCED_ACCURACY) {
      throw new IllegalArgumentException(
          asked
              + "target '%s' has %d classes; with more than two only balanced-accuracy is possible"
                  .formatted(classes.column(), classes.labels().size()));
    }
    if (!output.activation().givesProbabilities()) {
      throw new IllegalArgumentException(
          asked
              + "outputs of activation %s are no probabilities; take softmax or sigmoid outputs"
                  .formatted(output.activation().text()));
    }
    if (!several && split.validation().length == 0) {
      throw new IllegalArgumentException(
          asked + "there are no validation rows to choose it on; hold some out with --validation");
    }
  }

  /// Why a target is no single class.
  static String whatItIs(TargetCoding target) {
    return target instanceof LabelsTarget
        ? "the task is multilabel"
        : "target '%s' is a number".formatted(target.columns().getFirst());
  }

  /// The task that the settings want: the loss for counts says that the target is some.
  static Task wantedTask(Settings settings) {
    var task = settings.get(Settings.TASK);
    if (settings.get(Settings.LOSS).value().filter(Loss.POISSON::equals).isPresent()
        && (task == Task.AUTO || task == Task.REGRESSION)) {
      return Task.COUNTS;
    }
    boolean quantiles = !settings.get(Settings.QUANTILES).isEmpty();
    return task == Task.AUTO && quantiles ? Task.REGRESSION : task;
  }

  /// @throws IllegalArgumentException if the column of weights is something else too
  static void checkWeights(Settings settings) {
    if (settings.get(Settings.WEIGHTED_FIGURES) && settings.get(Settings.WEIGHTS).isEmpty()) {
      throw new IllegalArgumentException(
          "weighted figures are asked for, but no weights; name their column with --weights");
    }
    for (String name : settings.get(Settings.WEIGHTS)) {
      boolean isTarget = settings.get(Settings.TARGET).contains(name);
      if (isTarget || settings.get(Settings.DROP).contains(name)) {
        throw new IllegalArgumentException(
            "column '%s' is both weights and %s; it can be one of them"
                .formatted(name, isTarget ? "target" : "dropped"));
      }
    }
  }

  private static void checkLogarithm(TargetCoding target) {
    String name = target.columns().getFirst();
    String objection =
        switch (target) {
          case ClassTarget _ -> "target '%s' is a class".formatted(name);
          case LabelsTarget _ -> "the task is multilabel";
          case CountTarget _ ->
              "target '%s' is a count, whose logarithm is learned anyway".formatted(name);
          case QuantileTarget _ -> "quantiles are too";
          case NumberTarget _ -> "";
        };
    if (!objection.isEmpty()) {
      throw new IllegalArgumentException(
          "target transform log is asked for, but %s; leave it out".formatted(objection));
    }
  }

  private static void checkInterval(String text, double level, TargetCoding target, int rows) {
    String name = target.columns().getFirst();
    switch (target) {
      case ClassTarget _ ->
          throw new IllegalArgumentException(
              "interval %s is asked for, but target '%s' is a class; leave it out, or --task regression"
                  .formatted(text, name));
      case LabelsTarget _ ->
          throw new IllegalArgumentException(
              "interval %s is asked for, but the task is multilabel; leave it out".formatted(text));
      case QuantileTarget quantiles when quantiles.levels().size() == 1 ->
          throw new IllegalArgumentException(
              "interval %s is asked for, and it lies between the least and the greatest of the quantiles, of which there is one; give two or more"
                  .formatted(text));
      case NumberTarget _, CountTarget _, QuantileTarget _ -> {
        int fewest = Intervals.fewestRows(level);
        if (rows < fewest) {
          throw new IllegalArgumentException(
              "interval %s needs %d validation rows, and there are %d; hold out more with --validation, or ask for less"
                  .formatted(text, fewest, rows));
        }
      }
    }
  }
}
