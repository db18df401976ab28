package dev.hillock.train;

import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileInterval;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import dev.hillock.settings.ThresholdFor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/// What the target coding can only learn from a trained network: fitted on the validation rows,
/// which no step has seen.
final class TargetFinish {

  private final Plan plan;
  private final JudgedRun judged;
  private final FoldGain gain;

  private TargetFinish(Plan plan, JudgedRun judged, FoldGain gain) {
    this.plan = plan;
    this.judged = judged;
    this.gain = gain;
  }

  /// What makes of a target coding of the plan, or of another fold's, one that has all the settings
  /// ask for.
  ///
  /// @param judged what the trained network says of the validation rows
  /// @param gain of the model over what judges each of them
  static UnaryOperator<TargetCoding> of(Plan plan, JudgedRun judged, FoldGain gain) {
    return new TargetFinish(plan, judged, gain).change();
  }

  private UnaryOperator<TargetCoding> change() {
    return switch (plan.preparation().target()) {
      case NumberTarget _, CountTarget _, QuantileTarget _ -> {
        double level = plan.settings().get(Settings.INTERVAL);
        yield level == 0 ? UnaryOperator.identity() : intervals(level);
      }
      case ClassTarget classes -> {
        var goal = plan.settings().get(Settings.THRESHOLD_FOR);
        if (goal == ThresholdFor.OFF) {
          yield UnaryOperator.identity();
        }
        var decision = decision(classes, goal);
        yield coding -> coding instanceof ClassTarget own ? own.with(decision) : coding;
      }
      case LabelsTarget _ -> UnaryOperator.identity();
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

  private UnaryOperator<TargetCoding> intervals(double level) {
    return switch (plan.preparation().target()) {
      case NumberTarget numbers -> {
        var intervals =
            new Intervals(
                level,
                halfWidths(numbers.columns(), level, (predicted, v) -> Math.abs(v - predicted)));
        yield coding -> coding instanceof NumberTarget own ? own.with(intervals) : coding;
      }
      case CountTarget counts -> {
        var intervals =
            new Intervals(level, halfWidths(counts.columns(), level, CountTarget::distance));
        yield coding -> coding instanceof CountTarget own ? own.with(intervals) : coding;
      }
      case QuantileTarget quantiles -> {
        var interval = new QuantileInterval(level, margin(quantiles, level));
        yield coding -> coding instanceof QuantileTarget own ? own.with(interval) : coding;
      }
      case ClassTarget _, LabelsTarget _ -> UnaryOperator.identity();
    };
  }

  /// @param distance of a predicted number and the actual one
  private List<Double> halfWidths(
      List<String> columns, double level, DoubleBinaryOperator distance) {
    var halfWidths = new ArrayList<Double>();
    for (int j = 0; j < columns.size(); j++) {
      double[] actual = NumberTarget.values(judged.table(), columns.get(j), judged.rows());
      double[] distances = new double[actual.length];
      for (int r = 0; r < actual.length; r++) {
        distances[r] = distance.applyAsDouble(judged.predictions().value(r, j), actual[r]);
      }
      double ofMean = gain.of(j, columns.get(j), distance);
      halfWidths.add(ofMean * Intervals.halfWidth(distances, level));
    }
    return halfWidths;
  }

  private double margin(QuantileTarget quantiles, double level) {
    int last = quantiles.levels().size() - 1;
    double[] actual = NumberTarget.values(judged.table(), quantiles.column(), judged.rows());
    double[] distances = new double[actual.length];
    for (int r = 0; r < actual.length; r++) {
      double least = judged.predictions().value(r, 0);
      double greatest = judged.predictions().value(r, last);
      distances[r] = QuantileInterval.distance(least, greatest, actual[r]);
    }
    return Intervals.halfWidth(distances, level);
  }
}
