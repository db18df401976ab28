package dev.hillock.train;

import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.LogTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Preparation;
import java.util.ArrayList;
import java.util.List;

/// The smearing factors of a network that learned logarithms, one for each target; see
/// [LogTransform]. They are fitted on the training rows, of which there are more: on eight tables
/// that gave smaller errors of new rows than factors of the validation rows, which choose the best
/// epoch and the best networks besides. Where a network has learned its training rows by heart its
/// factor comes near 1, which is none.
///
/// A loss whose least value is not at the mean needs none: the median of a logarithm is the
/// logarithm of the median.
///
/// @param factors empty where there is nothing to make up for
record Smearing(List<Double> factors) {

  private static final Smearing NONE = new Smearing(List.of());

  Smearing {
    factors = List.copyOf(factors);
  }

  /// Fits them to a trained network.
  static Smearing of(Plan plan, Parameters parameters) {
    boolean isMean =
        plan.loss() == Loss.MEAN_SQUARED_ERROR || plan.loss() == Loss.HALF_SQUARED_ERROR;
    return isMean
            && plan.preparation().target() instanceof NumberTarget numbers
            && !numbers.logs().isEmpty()
        ? fit(plan, numbers, parameters)
        : NONE;
  }

  private static Smearing fit(Plan plan, NumberTarget numbers, Parameters parameters) {
    var table = plan.table();
    int[] rows = plan.split().training();
    var member = new Member(plan.preparation(), plan.architecture(), parameters);
    Matrix outputs;
    try (var predictor = new Predictor(new Model(List.of(member), Provenance.UNKNOWN))) {
      outputs = predictor.predict(table, rows).outputs().values();
    }
    var factors = new ArrayList<Double>();
    for (int j = 0; j < numbers.outputs(); j++) {
      double[] actual = NumberTarget.values(table, numbers.columns().get(j), rows);
      factors.add(factor(numbers.logs().get(j), actual, outputs, j));
    }
    return new Smearing(factors);
  }

  /// Mean of (actual − origin) / e^u, which is e^(actual logarithm − predicted one).
  private static double factor(LogTransform log, double[] actual, Matrix outputs, int column) {
    double sum = 0;
    for (int r = 0; r < actual.length; r++) {
      sum += (actual[r] - log.origin()) / log.distance(outputs.get(r, column));
    }
    double factor = sum / actual.length;
    // A row beyond the origin, or an output of a network that went astray.
    return factor > 0 && factor < Double.POSITIVE_INFINITY ? factor : 1;
  }

  /// A preparation whose target has them.
  Preparation applyTo(Preparation preparation) {
    if (factors.isEmpty() || !(preparation.target() instanceof NumberTarget numbers)) {
      return preparation;
    }
    var logs = new ArrayList<LogTransform>();
    for (int j = 0; j < factors.size(); j++) {
      logs.add(numbers.logs().get(j).withSmearing(factors.get(j)));
    }
    return preparation.withTarget(numbers.withLogs(logs));
  }
}
