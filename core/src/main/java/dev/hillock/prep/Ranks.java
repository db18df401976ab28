package dev.hillock.prep;

import dev.hillock.kernel.NormalQuantile;
import java.util.Arrays;
import java.util.Locale;

/// Numbers by their rank, as the normal distribution has it: x = Φ⁻¹((r − ½) / n) for the number at
/// rank r of n, with the mean rank for equal ones, and straight lines between the numbers that are
/// kept. What lies beyond them becomes the nearest. Whatever the distances in a column are, its
/// inputs are spread like a bell.
///
/// @param values rising numbers of the column
/// @param inputs what they become, rising
public record Ranks(double[] values, double[] inputs) implements Scale {

  /// So many numbers are kept; between them a line is as good.
  static final int MOST = 128;

  public Ranks {
    if (values.length == 0 || values.length != inputs.length) {
      throw new IllegalArgumentException(
          "%d numbers and %d inputs; there must be one for each, and one at least"
              .formatted(values.length, inputs.length));
    }
    for (int i = 1; i < values.length; i++) {
      if (!(values[i] > values[i - 1]) || !(inputs[i] >= inputs[i - 1])) {
        throw new IllegalArgumentException(
            "number %s with input %s follows %s with %s; both must rise"
                .formatted(values[i], inputs[i], values[i - 1], inputs[i - 1]));
      }
    }
  }

  /// Fits it.
  ///
  /// @param numbers finite, at least one
  static Ranks fit(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double[] values = new double[MOST];
    double[] inputs = new double[MOST];
    int count = 0;
    for (int i = 0; i < MOST; i++) {
      // + 0.0 makes 0 of −0, which would be another number to a search.
      double v = sorted[(int) ((long) i * last / (MOST - 1))] + 0.0;
      if (count == 0 || v > values[count - 1]) {
        values[count] = v;
        inputs[count] = (float) NormalQuantile.of(share(sorted, v));
        count++;
      }
    }
    return new Ranks(Arrays.copyOf(values, count), Arrays.copyOf(inputs, count));
  }

  /// The mean of the ranks of a number, less a half, over how many there are.
  private static double share(double[] sorted, double v) {
    return 0.5 * ((double) below(sorted, v) + notAbove(sorted, v)) / sorted.length;
  }

  private static int below(double[] sorted, double v) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < v) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int notAbove(double[] sorted, double v) {
    return below(sorted, Math.nextUp(v));
  }

  @Override
  public double apply(double v) {
    if (isConstant()) {
      return 0;
    }
    int at = Arrays.binarySearch(values, v + 0.0);
    if (at >= 0) {
      return inputs[at];
    }
    int above = -at - 1;
    if (above == 0 || above == values.length) {
      return inputs[Math.min(above, values.length - 1)];
    }
    double from = values[above - 1];
    // Halves: the distance of two numbers may be more than a double holds.
    double part = (v / 2 - from / 2) / (values[above] / 2 - from / 2);
    return inputs[above - 1] + part * (inputs[above] - inputs[above - 1]);
  }

  @Override
  public boolean isConstant() {
    return values.length == 1;
  }

  @Override
  public boolean isFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite)
        && Arrays.stream(inputs).allMatch(Double::isFinite);
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ROOT,
        "normal quantile of the rank, %.6g to %.6g",
        values[0],
        values[values.length - 1]);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Ranks(double[] v, double[] x)
        && Arrays.equals(values, v)
        && Arrays.equals(inputs, x);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(inputs);
  }

  @Override
  public String toString() {
    return "Ranks[" + Arrays.toString(values) + ", " + Arrays.toString(inputs) + "]";
  }
}
