package dev.hillock.explain;

import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.prep.ClassTarget;
import dev.hillock.settings.ClassWeights;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import java.util.Arrays;

/// The least training loss of a network that says the same of every row: what is to be beaten.
///
/// With m the mean of a target over the training rows: cross-entropy of classes −Σ m ln m, of
/// sigmoids −Σ m ln m + (1 − m) ln(1 − m), squared error the variance. Label smoothing moves m as
/// it does in training.
final class ConstantLoss {

  private ConstantLoss() {}

  /// The loss; NaN for losses that it is not known of, and where rows or classes have weights.
  static double of(Plan plan) {
    var settings = plan.settings();
    if (!settings.get(Settings.WEIGHTS).isEmpty()
        || !(settings.get(Settings.CLASS_WEIGHTS) instanceof ClassWeights.Equal)) {
      return Double.NaN;
    }
    var coding = plan.preparation().target();
    Matrix targets = plan.preparation().targets(plan.table(), plan.split().training());
    double smoothing =
        coding instanceof ClassTarget classes
            ? settings.get(Settings.LABEL_SMOOTHING) / classes.labels().size()
            : 0;
    double kept = coding instanceof ClassTarget ? 1 - settings.get(Settings.LABEL_SMOOTHING) : 1;
    double sum = 0;
    for (int j = 0; j < targets.columns(); j++) {
      sum += ofOutput(plan.loss(), column(targets, j, kept, smoothing));
    }
    return plan.loss() == Loss.MEAN_SQUARED_ERROR ? sum / targets.columns() : sum;
  }

  private static double[] column(Matrix targets, int j, double kept, double added) {
    double[] column = new double[targets.rows()];
    Arrays.setAll(column, r -> kept * targets.get(r, j) + added);
    return column;
  }

  private static double ofOutput(Loss loss, double[] targets) {
    double mean = Arrays.stream(targets).average().orElse(0);
    return switch (loss) {
      case CATEGORICAL_CROSS_ENTROPY -> surprise(mean);
      case BINARY_CROSS_ENTROPY -> surprise(mean) + surprise(1 - mean);
      case MEAN_SQUARED_ERROR -> variance(targets, mean);
      case HALF_SQUARED_ERROR -> variance(targets, mean) / 2;
      case MEAN_ABSOLUTE_ERROR, HUBER, PINBALL, POISSON, PERCEPTRON -> Double.NaN;
    };
  }

  private static double surprise(double part) {
    return part <= 0 ? 0 : -part * StrictMath.log(part);
  }

  private static double variance(double[] values, double mean) {
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
  }
}
