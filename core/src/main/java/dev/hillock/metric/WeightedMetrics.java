package dev.hillock.metric;

import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.JudgedRows.Pairs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The metrics of rows that do not all count the same: each mean over the rows is Σ w·m / Σ w, as
/// if a row stood there w times. Only those that are such means, or are made of them.
///
/// @param column that holds the weights
/// @param classes accuracy, balanced accuracy, and of probabilities log loss and Brier score; empty
///   for numbers
/// @param numbers RMSE, MAE and R² of each target, by name; empty for classes
public record WeightedMetrics(
    String column, List<MetricValue> classes, Map<String, List<MetricValue>> numbers) {

  public WeightedMetrics {
    classes = List.copyOf(classes);
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /// Computes them.
  ///
  /// @param column that holds the weights
  /// @param weights of the rows, not negative, not all 0
  public static WeightedMetrics of(String column, JudgedRows rows, double[] weights) {
    if (weights.length != rows.rows()) {
      throw new IllegalArgumentException(
          "%d weights of %d rows; give one for each row".formatted(weights.length, rows.rows()));
    }
    return switch (rows) {
      case Classes classes -> new WeightedMetrics(column, ofClasses(classes, weights), Map.of());
      case Numbers(_, Map<String, Pairs> targets) -> {
        var numbers = new LinkedHashMap<String, List<MetricValue>>();
        targets.forEach((name, pairs) -> numbers.put(name, ofNumbers(pairs, weights)));
        yield new WeightedMetrics(column, List.of(), numbers);
      }
    };
  }

  private static List<MetricValue> ofClasses(Classes rows, double[] weights) {
    int n = rows.labels().size();
    double[] all = new double[n];
    double[] right = new double[n];
    double logLoss = 0;
    double brier = 0;
    for (int row = 0; row < weights.length; row++) {
      int actual = rows.actual()[row];
      all[actual] += weights[row];
      right[actual] += rows.predicted()[row] == actual ? weights[row] : 0;
      if (rows.hasProbabilities()) {
        logLoss += weights[row] * ProbabilityMetrics.logLossOf(rows, row);
        brier += weights[row] * ProbabilityMetrics.brierOf(rows, row);
      }
    }
    double recalls = 0;
    int occurring = 0;
    for (int c = 0; c < n; c++) {
      recalls += all[c] > 0 ? right[c] / all[c] : 0;
      occurring += all[c] > 0 ? 1 : 0;
    }
    double total = sum(all);
    var values = new ArrayList<MetricValue>();
    values.add(new MetricValue(Metric.ACCURACY, sum(right) / total, null));
    values.add(new MetricValue(Metric.BALANCED_ACCURACY, recalls / occurring, null));
    if (rows.hasProbabilities()) {
      values.add(new MetricValue(Metric.LOG_LOSS, logLoss / total, null));
      values.add(new MetricValue(Metric.BRIER, brier / total, null));
    }
    return values;
  }

  private static List<MetricValue> ofNumbers(Pairs pairs, double[] weights) {
    double total = sum(weights);
    double mean = 0;
    for (int row = 0; row < weights.length; row++) {
      mean += weights[row] / total * pairs.actual()[row];
    }
    double squares = 0;
    double absolute = 0;
    double variation = 0;
    boolean constant = true;
    double first = Double.NaN;
    for (int row = 0; row < weights.length; row++) {
      double e = pairs.actual()[row] - pairs.predicted()[row];
      double d = pairs.actual()[row] - mean;
      squares += weights[row] * (e * e);
      absolute += weights[row] * Math.abs(e);
      variation += weights[row] * (d * d);
      if (weights[row] > 0) {
        first = Double.isNaN(first) ? pairs.actual()[row] : first;
        constant &= pairs.actual()[row] == first;
      }
    }
    return List.of(
        new MetricValue(Metric.RMSE, Math.sqrt(squares / total), null),
        new MetricValue(Metric.MAE, absolute / total, null),
        new MetricValue(Metric.R2, constant ? Double.NaN : 1 - squares / variation, null));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
