package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Scaling;
import dev.hillock.prep.TargetChoice;
import dev.hillock.prep.TargetCoding;
import dev.hillock.prep.Task;
import dev.hillock.settings.Settings;
import dev.hillock.settings.TargetTransform;
import java.util.List;

/// How the target of a task becomes outputs, fitted on the training rows.
///
/// @param settings of the run
/// @param task settled
/// @param output activation and loss
record CodingChoice(Settings settings, Task task, OutputChoice output) {

  /// @param labels the classes; empty for numbers
  /// @param rows the training rows
  TargetCoding of(Table table, List<String> labels, int[] rows) {
    var targets = settings.get(Settings.TARGET);
    return switch (task) {
      case CLASSIFICATION -> {
        boolean oneOutput = labels.size() == 2 && output.activation() != Activation.SOFTMAX;
        yield new ClassTarget(targets.getFirst(), labels, oneOutput ? 1 : labels.size());
      }
      case REGRESSION -> numbers(table, targets, rows);
      case COUNTS -> CountTarget.fit(table, targets, rows, settings.get(Settings.LIMIT));
      case MULTILABEL -> LabelsTarget.of(table, targets, TargetChoice.usableRows(table, targets));
      case AUTO -> throw new IllegalStateException("the task is not settled");
    };
  }

  private TargetCoding numbers(Table table, List<String> targets, int[] rows) {
    var scaling = output.isBounded() ? Scaling.MIN_MAX : Scaling.STANDARD;
    var free = NumberTarget.fit(table, targets, rows, scaling);
    boolean logs = settings.get(Settings.TARGET_TRANSFORM) == TargetTransform.LOG;
    var coded = logs ? free.withLogs(table, rows, scaling) : free;
    var numbers = settings.get(Settings.LIMIT) ? coded.limitedTo(table, rows) : coded;
    var levels = settings.get(Settings.QUANTILES);
    return levels.isEmpty() ? numbers : QuantileTarget.of(numbers, levels);
  }
}
