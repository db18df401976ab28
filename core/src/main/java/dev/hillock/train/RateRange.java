package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A learning-rate range test: a network takes one step after the other while the rate rises from
/// one to the next by the same factor, from 10⁻⁷ to 10, until its loss becomes more than four times
/// the least. Where the loss falls fastest is a good rate to train with; where it is least, the
/// rate is nearly too high already, so a tenth of that is the other suggestion.
///
/// Losses of mini-batches vary, so they are smoothed: a ← 0.9 a + 0.1 L, divided by 1 − 0.9^t after
/// t steps; and how fast they fall is the slope of the straight line (least squares) through the
/// losses of 15 steps. The network is thrown away.
///
/// Source: Smith, "Cyclical learning rates for training neural networks", 2015 (arXiv 1506.01186),
/// section 3.3; ends, number of steps and suggestions are fastai's, which keeps 0.98 of a, so that
/// its least lies several powers of ten behind, and takes the slope from one smoothed loss to the
/// next, which early in a test is chance.
///
/// @param points step by step, up to one whose loss is too high or not finite
/// @param batchRows rows of a step
public record RateRange(List<Point> points, int batchRows) {

  private static final double FIRST = 1e-7;
  private static final double LAST = 10;
  private static final int STEPS = 100;
  private static final double KEPT = 0.9;
  private static final double TOO_MUCH = 4;

  /// Steps before and after the one whose slope is asked for.
  private static final int AROUND = 7;

  public RateRange {
    points = List.copyOf(points);
  }

  /// A step.
  ///
  /// @param rate of it
  /// @param loss mean loss of its rows before it
  /// @param smoothed the smoothed loss
  public record Point(double rate, double loss, double smoothed) {}

  /// Makes the test; the same plan gives the same bits with any number of threads.
  ///
  /// @param stop asked after each step; the points so far are the result
  /// @throws IllegalArgumentException if the optimiser has no rate to look for
  public static RateRange of(Plan plan, BooleanSupplier stop) {
    check(plan.settings());
    int threads = plan.settings().get(Settings.THREADS);
    int team = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    try (var compute = Compute.with(team)) {
      return new RateRange(points(plan, compute, stop), plan.batchRows());
    }
  }

  /// Where the loss falls fastest; null where it never falls by more than it varies from batch to
  /// batch.
  public @Nullable Point steepest() {
    if (!falls()) {
      return null;
    }
    return IntStream.rangeClosed(AROUND, leastAt())
        .filter(i -> i + AROUND < points.size())
        .filter(i -> slope(i) < 0)
        .boxed()
        .min(Comparator.comparingDouble(this::slope))
        .map(points::get)
        .orElse(null);
  }

  /// Where the smoothed loss is least; null where it never falls like that.
  public @Nullable Point least() {
    return steepest() == null ? null : points.get(leastAt());
  }

  /// Whether the least smoothed loss is below those of the first steps, which change nothing, by
  /// their standard deviation; its own is a quarter of that.
  private boolean falls() {
    int first = 2 * AROUND + 1;
    if (points.size() < first) {
      return false;
    }
    double mean = 0;
    double squares = 0;
    for (Point point : points.subList(0, first)) {
      mean += point.loss() / first;
      squares += point.loss() * point.loss() / first;
    }
    double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
    return points.get(leastAt()).smoothed() < mean - deviation;
  }

  private int leastAt() {
    return IntStream.range(0, points.size())
        .filter(i -> i >= AROUND)
        .boxed()
        .min(Comparator.comparingDouble(i -> points.get(i).smoothed()))
        .orElse(0);
  }

  private double slope(int i) {
    double sum = 0;
    double squares = 0;
    for (int d = -AROUND; d <= AROUND; d++) {
      sum += d * points.get(i + d).loss();
      squares += d * d;
    }
    return sum / squares;
  }

  /// Refuses optimisers for which the rate is no more than the size of the first step.
  ///
  /// @throws IllegalArgumentException if the settings name one
  public static void check(Settings settings) {
    var optimizer = settings.get(Settings.OPTIMIZER);
    boolean own =
        List.of(Optimizers.RPROP_MINUS, Optimizers.IRPROP_PLUS, Optimizers.SARPROP)
            .contains(optimizer);
    if (own || optimizer.kind() != Optimizers.Kind.STEPS) {
      throw new IllegalArgumentException(
          "optimizer is %s, which finds the sizes of its steps by itself; train without --find-rate, or take another --optimizer"
              .formatted(Settings.OPTIMIZER.format(optimizer)));
    }
  }

  private static List<Point> points(Plan plan, Compute compute, BooleanSupplier stop) {
    var settings = plan.settings();
    var rows =
        Encoded.of(plan.preparation(), plan.table(), plan.split().training())
            .smoothed(settings.get(Settings.LABEL_SMOOTHING), plan.preparation().target());
    var parameters = InitialParameters.of(plan, rows.inputs(), compute);
    int batchRows = plan.batchRows();
    var step = new Step(plan, parameters, rows, batchRows, compute);
    var descent = new Descent(plan, parameters, compute.kernels());
    var batches = new Batches(plan);
    var points = new ArrayList<Point>();
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < STEPS && !stop.getAsBoolean(); i++) {
      double rate = FIRST * StrictMath.pow(LAST / FIRST, i / (STEPS - 1.0));
      batches.next();
      descent.begin(rate, 1);
      step.begin(batches.epoch, batches.step, settings.get(Settings.DROPOUT));
      double loss = step.descend(batches.order, batches.from, batches.count, descent);
      descent.end();
      double perRow = loss / batches.count;
      if (!Double.isFinite(perRow)) {
        break;
      }
      mean = KEPT * mean + (1 - KEPT) * perRow;
      double smoothed = mean / (1 - StrictMath.pow(KEPT, i + 1.0));
      points.add(new Point(rate, perRow, smoothed));
      least = Math.min(least, smoothed);
      if (smoothed - least > (TOO_MUCH - 1) * Math.abs(least)) {
        break;
      }
    }
    return points;
  }

  /// The mini-batches of a training, epoch after epoch.
  private static final class Batches {
    private final int[] order;
    private final int batchRows;
    private final int rows;
    private final Philox shuffle;
    private int epoch;
    private int step;
    private int from;
    private int count;

    Batches(Plan plan) {
      order = IntStream.range(0, plan.trainingRows()).toArray();
      batchRows = plan.batchRows();
      boolean whole = plan.settings().get(Settings.WHOLE_BATCHES);
      rows = whole ? order.length - order.length % batchRows : order.length;
      shuffle = new Philox(plan.settings().get(Settings.SEED), Purpose.SHUFFLE);
    }

    void next() {
      from += count;
      step++;
      if (epoch == 0 || from >= rows) {
        epoch++;
        step = 1;
        from = 0;
        if (batchRows < order.length) {
          shuffle.shuffle(order, epoch);
        }
      }
      count = Math.min(batchRows, rows - from);
    }
  }
}
