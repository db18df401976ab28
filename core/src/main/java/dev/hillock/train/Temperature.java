package dev.hillock.train;

import dev.hillock.infer.Outputs;
import dev.hillock.infer.Predictor;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Slice;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.prep.ClassTarget;
import dev.hillock.settings.Settings;
import java.util.List;

/// Makes probabilities mean what they say: all logits are divided by one number, the temperature,
/// with which the validation rows are likeliest. Which class is the likeliest does not change.
///
/// With n rows each target shares 1 / (n + 1) with the other classes, so that a few rows that are
/// all right do not make the network certain of everything.
///
/// Source: Guo, Pleiss, Sun & Weinberger, "On calibration of modern neural networks", ICML 2017.
final class Temperature {

  private static final double LEAST = 0.05;
  private static final double MOST = 20;

  private Temperature() {}

  /// Whether the outputs of this network are one distribution over the classes: softmax, or a
  /// single sigmoid. Several sigmoids are not.
  static boolean appliesTo(Architecture architecture) {
    return switch (architecture.output().activation()) {
      case SOFTMAX -> true;
      case SIGMOID -> architecture.outputs() == 1;
      default -> false;
    };
  }

  /// Whether the settings ask for one, and there are rows to fit it on.
  static boolean isWantedBy(Plan plan) {
    return plan.settings().get(Settings.CALIBRATE)
        && plan.validationRows() > 0
        && plan.preparation().target() instanceof ClassTarget
        && appliesTo(plan.architecture());
  }

  /// The temperature of a trained network, fitted on the validation rows of its plan; 1 where its
  /// settings want none or there are no such rows.
  static double of(Plan plan, Parameters parameters) {
    if (!isWantedBy(plan)) {
      return 1;
    }
    var member = new Member(plan.preparation(), plan.architecture(), parameters);
    Outputs outputs;
    try (var predictor = new Predictor(new Model(List.of(member), Provenance.UNKNOWN))) {
      outputs = predictor.predict(plan.validationSource(), plan.split().validation()).outputs();
    }
    Matrix targets = plan.preparation().targets(plan.validationSource(), plan.split().validation());
    return fit(outputs, targets);
  }

  /// The temperature between 0.05 and 20 that makes the targets likeliest.
  static double fit(Outputs outputs, Matrix targets) {
    return StrictMath.exp(
        GoldenSection.least(
            t -> loss(outputs, targets, StrictMath.exp(t)),
            StrictMath.log(LEAST),
            StrictMath.log(MOST)));
  }

  /// What a target of n rows gives to each class.
  static double share(int rows, int classes) {
    return 1.0 / (rows + 1) / classes;
  }

  /// Σ of the cross-entropies of the rows at a temperature.
  private static double loss(Outputs outputs, Matrix targets, double temperature) {
    Matrix z = outputs.logits();
    int classes = Math.max(2, z.columns());
    double share = share(z.rows(), classes);
    double sum = 0;
    for (int row = 0; row < z.rows(); row++) {
      double most = z.columns() == 1 ? 0 : Double.NEGATIVE_INFINITY;
      for (int j = 0; j < z.columns(); j++) {
        most = Math.max(most, z.get(row, j) / temperature);
      }
      // One sigmoid is the softmax of its logit and 0.
      double total = z.columns() == 1 ? StrictMath.exp(-most) : 0;
      double expected = 0;
      for (int j = 0; j < z.columns(); j++) {
        double scaled = z.get(row, j) / temperature;
        double target = (1 - share * classes) * targets.get(row, j) + share;
        total += StrictMath.exp(scaled - most);
        expected += target * scaled;
      }
      sum += most + StrictMath.log(total) - expected;
    }
    return sum;
  }

  /// The parameters with all logits divided by a temperature.
  static Parameters divided(Architecture architecture, Parameters parameters, double temperature) {
    if (temperature == 1) {
      return parameters;
    }
    var divided = new Parameters(architecture, parameters.values().clone());
    int last = architecture.layers().size() - 1;
    float factor = (float) (1 / temperature);
    Matrix weights = divided.weights(last);
    for (int at = weights.at(0); at < weights.at(weights.rows()); at++) {
      divided.values()[at] *= factor;
    }
    Slice bias = divided.bias(last);
    if (bias != null) {
      for (int at = bias.offset(); at < bias.offset() + bias.length(); at++) {
        divided.values()[at] *= factor;
      }
    }
    return divided;
  }
}
