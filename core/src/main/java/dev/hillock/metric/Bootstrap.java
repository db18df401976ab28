package dev.hillock.metric;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Confidence intervals from the rows alone: the metric on 1000 resamples, each as many rows drawn
/// with replacement; the 25th and the 975th of the 1000 values in ascending order are the ends.
///
/// Of more than 20 000 rows a random m = 20 000 of the n are resampled, and the distances of the
/// ends from the metric of the m rows are multiplied by √(m/n), so that the time is bounded.
///
/// Where every row is predicted right, every resample is too, and the interval has no width.
///
/// Source: Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, eq. 13.5; Politis, Romano
/// & Wolf, "Subsampling", 1999, chapter 2, for the smaller resamples. The draws are Philox's with
/// seed 0, so the same rows give the same interval.
final class Bootstrap {

  static final int RESAMPLES = 1000;

  /// Where a resample tells less than its width.
  static final int FEWEST_ROWS = 10;

  static final int MOST_ROWS = 20_000;

  private static final double TAIL = 0.025;
  private static final long LOW_WORD = 0xffffffffL;

  private final int rows;
  private final Philox philox = new Philox(0, Purpose.BOOTSTRAP);

  /// For metrics of this many rows.
  Bootstrap(int rows) {
    this.rows = rows;
  }

  /// Metrics of a resample.
  @FunctionalInterface
  interface Statistic {

    /// Their values, NaN for what is undefined in it.
    ///
    /// @param times how often each row was drawn
    double[] of(int[] times);
  }

  /// The rows to resample, ascending: all or a random [#MOST_ROWS].
  int[] sample() {
    int[] order = IntStream.range(0, rows).toArray();
    if (rows <= MOST_ROWS) {
      return order;
    }
    philox.shuffle(order, 0);
    int[] some = Arrays.copyOf(order, MOST_ROWS);
    Arrays.sort(some);
    return some;
  }

  /// The intervals of the metrics.
  ///
  /// @param statistic over the rows of [#sample]
  /// @param values of all rows
  /// @return for each value its ends, maybe outside of the metric's range; null where fewer than
  ///   half of the resamples have one
  @Nullable ConfidenceInterval[] intervals(Statistic statistic, double[] values) {
    int m = Math.min(rows, MOST_ROWS);
    var intervals = new @Nullable ConfidenceInterval[values.length];
    if (m < FEWEST_ROWS) {
      return intervals;
    }
    double[][] drawn = new double[values.length][RESAMPLES];
    int[] times = new int[m];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      draw(resample, times);
      double[] result = statistic.of(times);
      for (int k = 0; k < values.length; k++) {
        drawn[k][resample] = result[k];
      }
    }
    Arrays.fill(times, 1);
    double[] ofSample = statistic.of(times);
    for (int k = 0; k < values.length; k++) {
      intervals[k] = interval(drawn[k], ofSample[k], values[k]);
    }
    return intervals;
  }

  private @Nullable ConfidenceInterval interval(double[] drawn, double ofSample, double value) {
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    if (sorted.length < RESAMPLES / 2 || !Double.isFinite(value)) {
      return null;
    }
    double low = sorted[(int) (TAIL * sorted.length) - 1];
    double high = sorted[(int) ((1 - TAIL) * sorted.length) - 1];
    if (rows <= MOST_ROWS) {
      return new ConfidenceInterval(low, high);
    }
    double scale = Math.sqrt((double) MOST_ROWS / rows);
    return new ConfidenceInterval(
        value + scale * (low - ofSample), value + scale * (high - ofSample));
  }

  /// Two draws from each 64 bits; a row is likelier than another by at most rows / 2³².
  private void draw(int resample, int[] times) {
    Arrays.fill(times, 0);
    int n = times.length;
    for (int i = 0; i < n; i += 2) {
      long bits = philox.bits(resample + 1, 0, i);
      times[(int) (((bits & LOW_WORD) * n) >>> 32)]++;
      if (i + 1 < n) {
        times[(int) (((bits >>> 32) * n) >>> 32)]++;
      }
    }
  }
}
