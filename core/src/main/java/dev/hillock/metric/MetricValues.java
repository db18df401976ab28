package dev.hillock.metric;

import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Pairs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The metrics of judged rows, in the order in which they are read.
public final class MetricValues {

  /// In the order of [ClassStatistic].
  private static final List<Metric> RESAMPLED_CLASSES =
      List.of(
          Metric.ACCURACY,
          Metric.BALANCED_ACCURACY,
          Metric.MACRO_F1,
          Metric.MCC,
          Metric.LOG_LOSS,
          Metric.BRIER,
          Metric.ROC_AUC);

  /// In the order of [NumberStatistic].
  private static final List<Metric> RESAMPLED_NUMBERS = List.of(Metric.RMSE, Metric.MAE, Metric.R2);

  private MetricValues() {}

  /// Of rows of classes; those of probabilities only where there are any.
  ///
  /// @param intervals whether to give confidence intervals, which take 1000 times as long
  public static List<MetricValue> ofClasses(Classes rows, boolean intervals) {
    var values = new EnumMap<Metric, Double>(Metric.class);
    var confusion = rows.confusion();
    values.put(Metric.ACCURACY, confusion.accuracy());
    values.put(Metric.BALANCED_ACCURACY, confusion.balancedAccuracy());
    values.put(Metric.MACRO_PRECISION, confusion.macroPrecision());
    values.put(Metric.MACRO_RECALL, confusion.macroRecall());
    values.put(Metric.MACRO_F1, confusion.macroF1());
    values.put(Metric.MCC, confusion.mcc());
    if (rows.hasProbabilities()) {
      var probabilities = ProbabilityMetrics.of(rows);
      values.put(Metric.ROC_AUC, probabilities.rocAuc());
      values.put(Metric.AVERAGE_PRECISION, probabilities.averagePrecision());
      values.put(Metric.LOG_LOSS, probabilities.logLoss());
      values.put(Metric.BRIER, probabilities.brier());
      values.put(Metric.CALIBRATION_ERROR, probabilities.calibrationError());
    }
    if (!intervals) {
      return list(values, Map.of());
    }
    var bootstrap = new Bootstrap(rows.rows());
    var statistic = new ClassStatistic(rows.only(bootstrap.sample()));
    return list(values, intervals(bootstrap, statistic, RESAMPLED_CLASSES, values));
  }

  /// Of one target of numbers.
  ///
  /// @param intervals whether to give confidence intervals, which take 1000 times as long
  public static List<MetricValue> ofNumbers(Pairs pairs, boolean intervals) {
    var metrics = RegressionMetrics.of(pairs.actual(), pairs.predicted());
    var values = new EnumMap<Metric, Double>(Metric.class);
    values.put(Metric.RMSE, metrics.rmse());
    values.put(Metric.MAE, metrics.mae());
    values.put(Metric.R2, metrics.r2());
    values.put(Metric.MEDIAN_ABSOLUTE_ERROR, metrics.medianAbsoluteError());
    values.put(Metric.MAPE, metrics.mape());
    if (!intervals) {
      return list(values, Map.of());
    }
    var bootstrap = new Bootstrap(metrics.rows());
    var statistic = new NumberStatistic(pairs.only(bootstrap.sample()));
    return list(values, intervals(bootstrap, statistic, RESAMPLED_NUMBERS, values));
  }

  private static Map<Metric, ConfidenceInterval> intervals(
      Bootstrap bootstrap,
      Bootstrap.Statistic statistic,
      List<Metric> metrics,
      Map<Metric, Double> values) {
    double[] ofAll =
        metrics.stream().mapToDouble(m -> values.getOrDefault(m, Double.NaN)).toArray();
    @Nullable ConfidenceInterval[] found = bootstrap.intervals(statistic, ofAll);
    var intervals = new EnumMap<Metric, ConfidenceInterval>(Metric.class);
    for (int k = 0; k < found.length; k++) {
      ConfidenceInterval interval = found[k];
      if (interval != null) {
        Metric metric = metrics.get(k);
        intervals.put(
            metric,
            new ConfidenceInterval(metric.within(interval.low()), metric.within(interval.high())));
      }
    }
    return intervals;
  }

  private static List<MetricValue> list(
      Map<Metric, Double> values, Map<Metric, ConfidenceInterval> intervals) {
    var list = new ArrayList<MetricValue>();
    values.forEach(
        (metric, value) -> list.add(new MetricValue(metric, value, intervals.get(metric))));
    return List.copyOf(list);
  }
}
