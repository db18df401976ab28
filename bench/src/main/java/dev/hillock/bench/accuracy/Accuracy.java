package dev.hillock.bench.accuracy;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.settings.Settings;
import dev.hillock.train.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fits a model for each fold of a table and pools the predictions of the test rows.
final class Accuracy {

  /// Bins of the calibration error.
  private static final int BINS = 15;

  private final TableTask task;
  private final Table table;
  private final Settings settings;
  private final TestResults results;
  private final double[] confidences;
  private int covered;
  private double widths;

  /// @param settings what is set besides the target
  Accuracy(TableTask task, Table table, Settings settings) {
    this.task = task;
    this.table = table;
    this.settings = settings.with(Settings.TARGET, task.targets());
    results = new TestResults(task, table);
    confidences = new double[table.rows()];
  }

  /// Trains and predicts, fold by fold.
  void run() {
    for (TableTask.Fold fold : task.folds(table.rows())) {
      var result = Training.of(rows(table, fold.training()), settings).run();
      try (var predictor = new Predictor(result.model())) {
        var predictions = predictor.predict(table, fold.test());
        for (int i = 0; i < fold.test().length; i++) {
          int row = fold.test()[i];
          if (task.classes()) {
            results.label(row, predictions.label(i));
            confidences[row] = predictions.probability(i, predictions.classOf(i));
          } else {
            for (int t = 0; t < task.targets().size(); t++) {
              results.value(row, t, predictions.value(i, t));
              measureInterval(predictions, i, t, row);
            }
          }
        }
      }
    }
  }

  private void measureInterval(Predictions predictions, int i, int target, int row) {
    if (settings.get(Settings.INTERVAL) > 0) {
      double actual = ((NumericColumn) table.column(task.targets().get(target))).values()[row];
      double low = predictions.low(i, target);
      double high = predictions.high(i, target);
      covered += low <= actual && actual <= high ? 1 : 0;
      widths += high - low;
    }
  }

  /// The part of the test rows' targets that lie within their intervals; NaN without intervals.
  double coverage() {
    return intervals() == 0 ? Double.NaN : (double) covered / intervals();
  }

  /// The mean width of the intervals; NaN without intervals.
  double width() {
    return intervals() == 0 ? Double.NaN : widths / intervals();
  }

  private int intervals() {
    boolean has = !task.classes() && settings.get(Settings.INTERVAL) > 0;
    return has ? results.rows() * task.targets().size() : 0;
  }

  /// The figures of all test rows together.
  List<Double> figures() {
    return results.figures();
  }

  /// Expected calibration error: over bins of the probability of the predicted class, how far it is
  /// from the part that is right, weighted by rows; NaN for numbers.
  double calibrationError() {
    if (!task.classes()) {
      return Double.NaN;
    }
    double[] gaps = new double[BINS];
    for (int row = 0; row < confidences.length; row++) {
      if (results.isTested(row)) {
        int bin = Math.min(BINS - 1, (int) (confidences[row] * BINS));
        gaps[bin] += confidences[row] - (results.isRight(row) ? 1 : 0);
      }
    }
    return Arrays.stream(gaps).map(Math::abs).sum() / results.rows();
  }

  /// A table of some rows, so that a training cannot see the others.
  private static Table rows(Table table, int[] rows) {
    var columns = new ArrayList<Column>();
    for (Column column : table.columns()) {
      columns.add(
          switch (column) {
            case NumericColumn numbers ->
                new NumericColumn(
                    column.name(),
                    Arrays.stream(rows).mapToDouble(r -> numbers.values()[r]).toArray());
            case CategoricalColumn categories ->
                new CategoricalColumn(
                    column.name(),
                    categories.levels(),
                    Arrays.stream(rows).map(r -> categories.codes()[r]).toArray());
            default -> throw new IllegalArgumentException("no table of images: " + column.name());
          });
    }
    return new Table(table.source(), columns);
  }
}
