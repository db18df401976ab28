package dev.hillock.metric;

import java.util.Locale;

/// The metrics that a person reads first.
public enum Metric {
  /// See [ConfusionMatrix#accuracy].
  ACCURACY("accuracy", 0, 1),
  /// See [ConfusionMatrix#balancedAccuracy].
  BALANCED_ACCURACY("balanced accuracy", 0, 1),
  /// See [ConfusionMatrix#macroPrecision].
  MACRO_PRECISION("macro precision", 0, 1),
  /// See [ConfusionMatrix#macroRecall].
  MACRO_RECALL("macro recall", 0, 1),
  /// See [ConfusionMatrix#macroF1].
  MACRO_F1("macro F1", 0, 1),
  /// See [ConfusionMatrix#mcc].
  MCC("MCC", -1, 1),
  /// See [Ranking#rocAuc].
  ROC_AUC("ROC AUC", 0, 1),
  /// See [Ranking#averagePrecision].
  AVERAGE_PRECISION("average precision", 0, 1),
  /// See [ProbabilityMetrics#logLoss].
  LOG_LOSS("log loss", 0, Double.POSITIVE_INFINITY),
  /// See [ProbabilityMetrics#brier].
  BRIER("Brier score", 0, 2),
  /// See [Calibration#expectedError].
  CALIBRATION_ERROR("calibration error", 0, 1),
  /// See [RegressionMetrics#rmse].
  RMSE("RMSE", 0, Double.POSITIVE_INFINITY),
  /// See [RegressionMetrics#mae].
  MAE("MAE", 0, Double.POSITIVE_INFINITY),
  /// See [RegressionMetrics#r2].
  R2("R²", Double.NEGATIVE_INFINITY, 1),
  /// See [RegressionMetrics#medianAbsoluteError].
  MEDIAN_ABSOLUTE_ERROR("median error", 0, Double.POSITIVE_INFINITY),
  /// See [RegressionMetrics#mape].
  MAPE("MAPE", 0, Double.POSITIVE_INFINITY);

  private final String title;
  private final double least;
  private final double greatest;

  Metric(String title, double least, double greatest) {
    this.title = title;
    this.least = least;
    this.greatest = greatest;
  }

  /// What a person calls it.
  public String title() {
    return title;
  }

  /// The name in JSON: `macro_f1`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A value moved into the metric's range.
  double within(double value) {
    return Math.min(Math.max(value, least), greatest);
  }
}
