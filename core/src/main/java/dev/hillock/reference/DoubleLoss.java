package dev.hillock.reference;

import dev.hillock.loss.Loss;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import java.util.List;

/// The error E of one row in double precision; the formulas stand beside each [Loss].
///
/// @param loss which
/// @param levels τ of each output, for [Loss#PINBALL]; empty for ½ and for the others
public record DoubleLoss(Loss loss, List<Double> levels) {

  private static final double HALF = 0.5;

  public DoubleLoss {
    levels = List.copyOf(levels);
    if (!levels.isEmpty() && loss != Loss.PINBALL) {
      throw new IllegalArgumentException(
          "loss %s has %d levels of quantiles; only pinball has"
              .formatted(loss.text(), levels.size()));
    }
  }

  /// Without levels of quantiles.
  public DoubleLoss(Loss loss) {
    this(loss, List.of());
  }

  /// The loss of a network whose outputs are coded so: with the levels of its quantiles.
  public static DoubleLoss of(Loss loss, TargetCoding target) {
    return target instanceof QuantileTarget quantiles && loss == Loss.PINBALL
        ? new DoubleLoss(loss, quantiles.levels())
        : new DoubleLoss(loss);
  }

  /// E.
  ///
  /// @param logits z, `[outputs]`
  /// @param outputs a, `[outputs]`
  /// @param targets t, `[outputs]`
  /// @throws IllegalArgumentException if the lengths differ
  public double of(double[] logits, double[] outputs, double[] targets) {
    int n = targets.length;
    if (logits.length != n || outputs.length != n || (!levels.isEmpty() && levels.size() != n)) {
      throw new IllegalArgumentException(
          "%d logits, %d outputs, %d targets and %d levels; there must be one for each output"
              .formatted(logits.length, outputs.length, n, levels.size()));
    }
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += term(j, logits[j], outputs[j], targets[j]);
    }
    return switch (loss) {
      case CATEGORICAL_CROSS_ENTROPY -> sum + logOfSum(logits);
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, PINBALL -> sum / n;
      case HALF_SQUARED_ERROR, PERCEPTRON, POISSON, BINARY_CROSS_ENTROPY -> sum;
    };
  }

  /// What an output adds to the sum.
  private double term(int j, double z, double a, double t) {
    double e = t - a;
    return switch (loss) {
      case HALF_SQUARED_ERROR, PERCEPTRON -> HALF * e * e;
      case MEAN_SQUARED_ERROR -> e * e;
      case MEAN_ABSOLUTE_ERROR -> Math.abs(e);
      case HUBER -> Math.abs(e) <= 1 ? HALF * e * e : Math.abs(e) - HALF;
      case PINBALL -> e * ((levels.isEmpty() ? HALF : levels.get(j)) - (e >= 0 ? 0 : 1));
      case POISSON -> StrictMath.exp(z) - t * z;
      case BINARY_CROSS_ENTROPY ->
          Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - t * z;
      case CATEGORICAL_CROSS_ENTROPY -> -t * z;
    };
  }

  /// ln Σ e^z = m + ln Σ e^(z − m) with m the largest z.
  private static double logOfSum(double[] z) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double v : z) {
      largest = Math.max(largest, v);
    }
    double sum = 0;
    for (double v : z) {
      sum += StrictMath.exp(v - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
