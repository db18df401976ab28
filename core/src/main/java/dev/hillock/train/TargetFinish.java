package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import java.util.ArrayList;

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
      case ClassTarget _, CountTarget _, QuantileTarget _ -> plan.preparation();
    };
  }

  private Predictions predictions(Model model) {
    try (var predictor = new Predictor(model)) {
      return predictor.predict(table, rows);
    }
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
