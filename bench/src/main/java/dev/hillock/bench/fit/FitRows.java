package dev.hillock.bench.fit;

import java.util.List;
import java.util.stream.IntStream;

/// The rows of a fit, `[rows][columns]`; the targets of the test rows are NaN, so that nobody can
/// look at them.
///
/// @param columns inputs and targets, in the table's order
/// @param training what is learned from
/// @param test what is predicted
public record FitRows(List<FitColumn> columns, double[][] training, double[][] test) {

  public FitRows {
    columns = List.copyOf(columns);
  }

  /// The places of the inputs among the columns.
  public List<Integer> inputs() {
    return places(false);
  }

  /// The places of the targets among the columns.
  public List<Integer> targets() {
    return places(true);
  }

  /// A column of the training rows.
  public double[] trainingColumn(int place) {
    return column(training, place);
  }

  /// A column of some rows.
  public static double[] column(double[][] rows, int place) {
    double[] values = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      values[row] = rows[row][place];
    }
    return values;
  }

  private List<Integer> places(boolean isTarget) {
    return IntStream.range(0, columns.size())
        .filter(place -> columns.get(place).isTarget() == isTarget)
        .boxed()
        .toList();
  }
}
