package dev.hillock.report;

import dev.hillock.metric.ConfidenceInterval;
import dev.hillock.metric.Metric;
import dev.hillock.train.Importances;
import java.util.List;
import java.util.stream.Stream;

/// Metrics as people read them, with the digits that suit each.
public final class MetricText {

  private static final int HUNDRED = 100;
  private static final double MANY_PERCENT = 1000;
  private static final double CLOSE = 0.002;

  private MetricText() {}

  /// The value; `-` where it is undefined.
  public static String value(Metric metric, double value) {
    return switch (metric) {
      case RMSE, MAE, MEDIAN_ABSOLUTE_ERROR -> Numerals.significant(value);
      case MAPE -> percent(value);
      default -> Numerals.fixed(value);
    };
  }

  private static String percent(double part) {
    if (Double.isNaN(part)) {
      return "-";
    }
    double percent = HUNDRED * part;
    return (percent < MANY_PERCENT
            ? Numerals.format("%.1f", percent)
            : Numerals.significant(percent))
        + " %";
  }

  /// An importance; in the target's units it may be of any size.
  public static String importance(Importances.Measure measure, double value) {
    return switch (measure) {
      case RMSE -> Numerals.significant(value);
      case ACCURACY, SCALED_RMSE -> Numerals.fixed(value);
    };
  }

  /// The ends of its confidence interval, with a digit more where they are close to each other.
  public static List<String> bounds(Metric metric, ConfidenceInterval interval) {
    boolean isClose = interval.high() - interval.low() < CLOSE;
    return Stream.of(interval.low(), interval.high())
        .map(end ->
            switch (metric) {
              case RMSE, MAE, MEDIAN_ABSOLUTE_ERROR -> Numerals.significant(end);
              default -> Numerals.format(isClose ? "%.4f" : "%.3f", end);
            })
        .toList();
  }

  /// What it says, in one line.
  static String meaning(Metric metric) {
    return switch (metric) {
      case ACCURACY -> "part of the rows that is predicted right";
      case BALANCED_ACCURACY -> "mean recall of the classes: every class counts the same";
      case MACRO_PRECISION -> "of the rows predicted as a class, the part that is; mean of classes";
      case MACRO_RECALL -> "of the rows of a class, the part predicted so; mean of classes";
      case MACRO_F1 -> "harmonic mean of precision and recall; mean of classes";
      case MCC -> "correlation of actual and predicted class: 0 is chance, 1 perfect";
      case ROC_AUC -> "how often a row of a class ranks above one of another; ½ is chance";
      case AVERAGE_PRECISION -> "area under the precision–recall curve";
      case LOG_LOSS -> "mean of −ln of the probability of the actual class; 0 is perfect";
      case BRIER -> "mean squared distance of the probabilities from what is so; 0 is perfect";
      case CALIBRATION_ERROR -> "how far probabilities are from how often they come true";
      case RMSE -> "root of the mean squared error, in the target's units";
      case MAE -> "mean absolute error, in the target's units";
      case R2 -> "part of the variance that is explained: 0 is no better than the mean";
      case MEDIAN_ABSOLUTE_ERROR -> "half of the rows are nearer than this, in the target's units";
      case MAPE -> "mean error in percent of the actual value; undefined where one is 0";
    };
  }
}
