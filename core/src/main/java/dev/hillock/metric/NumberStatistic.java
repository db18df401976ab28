package dev.hillock.metric;

import dev.hillock.metric.JudgedRows.Pairs;

/// The metrics of resampled rows of numbers: RMSE, MAE, R².
final class NumberStatistic implements Bootstrap.Statistic {

  private final double[] errors;
  private final double[] centered;

  NumberStatistic(Pairs pairs) {
    int n = pairs.actual().length;
    this.errors = new double[n];
    this.centered = new double[n];
    double mean = 0;
    for (double a : pairs.actual()) {
      mean += a / n;
    }
    for (int i = 0; i < n; i++) {
      errors[i] = pairs.actual()[i] - pairs.predicted()[i];
      // Their variation is that of the actual values, without the digits a large mean would eat.
      centered[i] = pairs.actual()[i] - mean;
    }
  }

  @Override
  public double[] of(int[] times) {
    double squares = 0;
    double absolute = 0;
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < times.length; i++) {
      double e = errors[i];
      squares += times[i] * (e * e);
      absolute += times[i] * Math.abs(e);
      sum += times[i] * centered[i];
      sumOfSquares += times[i] * (centered[i] * centered[i]);
    }
    int n = times.length;
    double variation = sumOfSquares - sum * sum / n;
    return new double[] {
      Math.sqrt(squares / n), absolute / n, variation > 0 ? 1 - squares / variation : Double.NaN
    };
  }
}
