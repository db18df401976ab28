package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import dev.hillock.settings.ThresholdFor;
import java.util.ArrayList;
import java.util.Arrays;

/// What the target coding can only learn from a trained network: fitted on the validation rows,
/// which no step has seen.
final class TargetFinish {

  private final Plan plan;
  private final Table table;
  private final int[] rows;

  private TargetFinish(Plan plan) {
    this.plan = plan;
    this.table = plan.validationSource();
    this.rows = plan.split().validation();
  }

  /// The preparation of a plan with a target coding that has all the settings ask for.
  ///
  /// @param model trained by the plan
  static Preparation of(Plan plan, Model model) {
    return new TargetFinish(plan).finished(model);
  }

  private Preparation finished(Model model) {
    TargetCoding target = plan.preparation().target();
    return switch (target) {
      case NumberTarget numbers -> {
        double level = plan.settings().get(Settings.INTERVAL);
        yield level == 0
            ? plan.preparation()
            : plan.preparation().withTarget(numbers.with(intervals(numbers, model, level)));
      }
      case ClassTarget classes -> {
        var goal = plan.settings().get(Settings.THRESHOLD_FOR);
        yield goal == ThresholdFor.OFF
            ? plan.preparation()
            : plan.preparation().withTarget(classes.with(decision(classes, model, goal)));
      }
      case CountTarget _, LabelsTarget _, QuantileTarget _ -> plan.preparation();
    };
  }

  private Predictions predictions(Model model) {
    try (var predictor = new Predictor(model)) {
      return predictor.predict(table, rows);
    }
  }

  private Decision decision(ClassTarget classes, Model model, ThresholdFor goal) {
    if (classes.labels().size() > 2) {
      return shares(classes);
    }
    var predictions = predictions(model);
    double[] probabilities = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      probabilities[r] = predictions.probability(r, 1);
    }
    return new Decision.Threshold(
        ThresholdSearch.best(goal, probabilities, classes.classes(table, rows)));
  }

  private Decision shares(ClassTarget classes) {
    // One row more for each class: with a validation file a class may have no training row.
    double[] counts = new double[classes.labels().size()];
    Arrays.fill(counts, 1);
    for (int label : classes.classes(plan.table(), plan.split().training())) {
      counts[label]++;
    }
    double rowsAndMore = plan.trainingRows() + counts.length;
    return new Decision.Shares(Arrays.stream(counts).mapToObj(n -> n / rowsAndMore).toList());
  }

  private Intervals intervals(NumberTarget numbers, Model model, double level) {
    var predictions = predictions(model);
    var halfWidths = new ArrayList<Double>();
    for (int j = 0; j < numbers.columns().size(); j++) {
      Column column = table.column(numbers.columns().get(j));
      double[] distances = new double[rows.length];
      for (int r = 0; r < rows.length; r++) {
        double actual = NumberTarget.value(table, column, rows[r]);
        distances[r] = Math.abs(actual - predictions.value(r, j));
      }
      halfWidths.add(Intervals.halfWidth(distances, level));
    }
    return new Intervals(level, halfWidths);
  }
}
