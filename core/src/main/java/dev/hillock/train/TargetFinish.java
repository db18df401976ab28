package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import dev.hillock.settings.ThresholdFor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// What the target coding can only learn from a trained network: fitted on the validation rows,
/// which no step has seen.
final class TargetFinish {

  private final Plan plan;
  private final JudgedRun judged;

  private TargetFinish(Plan plan, JudgedRun judged) {
    this.plan = plan;
    this.judged = judged;
  }

  /// What makes of a target coding of the plan, or of another fold's, one that has all the settings
  /// ask for.
  ///
  /// @param judged what the trained network says of the validation rows
  static UnaryOperator<TargetCoding> of(Plan plan, JudgedRun judged) {
    return new TargetFinish(plan, judged).change();
  }

  private UnaryOperator<TargetCoding> change() {
    return switch (plan.preparation().target()) {
      case NumberTarget numbers -> {
        double level = plan.settings().get(Settings.INTERVAL);
        if (level == 0) {
          yield UnaryOperator.identity();
        }
        var intervals = intervals(numbers, level);
        yield coding -> coding instanceof NumberTarget own ? own.with(intervals) : coding;
      }
      case ClassTarget classes -> {
        var goal = plan.settings().get(Settings.THRESHOLD_FOR);
        if (goal == ThresholdFor.OFF) {
          yield UnaryOperator.identity();
        }
        var decision = decision(classes, goal);
        yield coding -> coding instanceof ClassTarget own ? own.with(decision) : coding;
      }
      case CountTarget _, LabelsTarget _, QuantileTarget _ -> UnaryOperator.identity();
    };
  }

  private Decision decision(ClassTarget classes, ThresholdFor goal) {
    if (classes.labels().size() > 2) {
      return shares(classes);
    }
    double[] probabilities = new double[judged.rows().length];
    for (int r = 0; r < probabilities.length; r++) {
      probabilities[r] = judged.predictions().probability(r, 1);
    }
    return new Decision.Threshold(
        ThresholdSearch.best(goal, probabilities, classes.classes(judged.table(), judged.rows())));
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

  private Intervals intervals(NumberTarget numbers, double level) {
    var halfWidths = new ArrayList<Double>();
    int[] rows = judged.rows();
    for (int j = 0; j < numbers.columns().size(); j++) {
      Column column = judged.table().column(numbers.columns().get(j));
      double[] distances = new double[rows.length];
      for (int r = 0; r < rows.length; r++) {
        double actual = NumberTarget.value(judged.table(), column, rows[r]);
        distances[r] = Math.abs(actual - judged.predictions().value(r, j));
      }
      halfWidths.add(Intervals.halfWidth(distances, level));
    }
    return new Intervals(level, halfWidths);
  }
}
