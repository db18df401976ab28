package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.NumberTarget.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Targets that count something, so that they are not negative and vary the more the larger they
/// are. An output z is the logarithm of the rate in units of the mean m of the training rows: t = v
/// / m, and m·e^z is predicted. With the Poisson loss this is the network for v itself with ln m
/// added to its bias, so that it begins at the mean; its loss is divided by m.
///
/// Intervals lie around the root of the rate, since the deviation of √v is nearly the same for
/// every rate, about ½: from (√rate − h)², or 0, to (√rate + h)². Source: Bartlett, "The square
/// root transformation in analysis of variance", JRSS Supplement 3, 1936.
///
/// @param columns the targets' names
/// @param means of each in the training rows, in its units
/// @param limits between which each is predicted; empty where nothing limits them
/// @param intervals around the root of what is predicted; null where there are none
public record CountTarget(
    List<String> columns, List<Double> means, List<Limits> limits, @Nullable Intervals intervals)
    implements TargetCoding {

  public CountTarget {
    columns = List.copyOf(columns);
    means = List.copyOf(means);
    limits = List.copyOf(limits);
    if (means.size() != columns.size() || (!limits.isEmpty() && limits.size() != columns.size())) {
      throw new IllegalArgumentException(
          "%d targets, %d means and %d limits; each target needs them, or none has limits"
              .formatted(columns.size(), means.size(), limits.size()));
    }
    if (intervals != null && intervals.halfWidths().size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d targets and intervals for %d; give them to all or none"
              .formatted(columns.size(), intervals.halfWidths().size()));
    }
    for (double mean : means) {
      if (!(mean > 0 && mean < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "counts of mean %s; it must be greater than 0".formatted(mean));
      }
    }
  }

  /// Without intervals.
  public CountTarget(List<String> columns, List<Double> means, List<Limits> limits) {
    this(columns, means, limits, null);
  }

  /// The same with other intervals.
  public CountTarget with(Intervals others) {
    return new CountTarget(columns, means, limits, others);
  }

  /// How far a count is from a rate, between the roots of both.
  public static double distance(double rate, double count) {
    return Math.abs(Math.sqrt(count) - Math.sqrt(rate));
  }

  /// The lower end of an interval around a rate.
  ///
  /// @param halfWidth between roots
  public static double low(double rate, double halfWidth) {
    double root = Math.max(0, Math.sqrt(rate) - halfWidth);
    return root * root;
  }

  /// The upper end.
  ///
  /// @param halfWidth between roots
  public static double high(double rate, double halfWidth) {
    double root = Math.sqrt(rate) + halfWidth;
    return root * root;
  }

  /// Fits the means on the given rows.
  ///
  /// @throws DataException if a target is negative, no number, or the same in every row
  public static CountTarget fit(Table table, List<String> columns, int[] rows, boolean limited) {
    var means = new ArrayList<Double>();
    // Refuses texts and a single value; the scales themselves are not needed.
    var numbers = NumberTarget.fit(table, columns, rows, Scaling.MIN_MAX).limitedTo(table, rows);
    for (String name : columns) {
      Column column = table.column(name);
      double sum = 0;
      for (int row : rows) {
        sum += count(table, column, row);
      }
      means.add(sum / rows.length);
    }
    return new CountTarget(columns, means, limited ? numbers.limits() : List.of());
  }

  private static double count(Table table, Column column, int row) {
    double value = NumberTarget.value(table, column, row);
    if (value < 0) {
      throw new DataException(
          "%s, target '%s': %s (data row %d) is negative; counts are 0 or more, or take --task regression"
              .formatted(table.source(), column.name(), column.text(row), row + 1));
    }
    return value;
  }

  @Override
  public int outputs() {
    return columns.size();
  }

  @Override
  public void encode(Table table, int[] rows, Matrix t) {
    for (int j = 0; j < columns.size(); j++) {
      Column column = table.column(columns.get(j));
      for (int r = 0; r < rows.length; r++) {
        t.data()[t.at(r) + j] = (float) (count(table, column, rows[r]) / means.get(j));
      }
    }
  }

  /// The count that an output stands for.
  @Override
  public double numberOf(int index, double output) {
    double number = means.get(index) * StrictMath.exp(output);
    return limits.isEmpty()
        ? number
        : Math.clamp(number, limits.get(index).least(), limits.get(index).greatest());
  }

  /// The output that stands for a count; for none at all that of a rate far below 1.
  @Override
  public double outputOf(int index, double number) {
    return StrictMath.log(Math.max(number, Float.MIN_NORMAL) / means.get(index));
  }
}
