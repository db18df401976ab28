package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.loss.Loss;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.JudgedRows;
import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.JudgedRows.Numbers;
import dev.hillock.metric.JudgedRows.Pairs;
import dev.hillock.metric.MetricValue;
import dev.hillock.metric.MetricValues;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.metric.WeightedMetrics;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetChoice;
import dev.hillock.prep.TargetCoding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How good a model is on rows whose targets are known.
///
/// @param rows rows judged; rows without a target are left out
/// @param rowsWithoutTarget how many those are
/// @param loss mean of the loss the model was trained with
/// @param confusion for classes; null for numbers
/// @param numbers for each numeric target, by name; empty for classes
/// @param unseen for each column with categories that training never saw: how many cells
/// @param judged what was predicted beside what is so
/// @param more of what only some models have
public record Evaluation(
    int rows,
    int rowsWithoutTarget,
    double loss,
    @Nullable ConfusionMatrix confusion,
    Map<String, RegressionMetrics> numbers,
    Map<String, Integer> unseen,
    JudgedRows judged,
    TargetFigures more) {

  /// Evaluates a model on all rows of a table that have a target.
  ///
  /// @throws DataException if the table lacks a column or has no such row
  public static Evaluation of(Model model, Table table) {
    int[] rows = TargetChoice.usableRows(table, model.preparation().target().columns());
    var evaluation = of(model, table, rows);
    return new Evaluation(
        rows.length,
        table.rows() - rows.length,
        evaluation.loss,
        evaluation.confusion,
        evaluation.numbers,
        evaluation.unseen,
        evaluation.judged,
        evaluation.more);
  }

  /// Evaluates a model on all rows of a table that have a target, with weights too.
  ///
  /// @param weights column of numbers that are not negative
  /// @throws DataException if the table lacks a column, has no such row, or a weight is no number
  /// @throws IllegalArgumentException if the target has no weighted figures
  public static Evaluation weighted(Model model, Table table, String weights) {
    var target = model.preparation().target();
    return of(model, table)
        .withWeights(target, table, TargetChoice.usableRows(table, target.columns()), weights);
  }

  /// The same with the figures of weighted rows.
  ///
  /// @param all the rows of the table that it is of
  Evaluation withWeights(TargetCoding target, Table table, int[] all, String column) {
    if (target instanceof LabelsTarget || target instanceof QuantileTarget) {
      throw new IllegalArgumentException(
          "%s have no weighted figures; leave the weights out"
              .formatted(target instanceof LabelsTarget ? "several labels" : "quantiles"));
    }
    double[] weights = RowWeights.ofColumn(table, column, all, "judged");
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "%s: the weights '%s' of the judged rows add up to %s; give some rows a weight"
              .formatted(table.source(), column, sum == 0 ? "0" : "no finite number"));
    }
    return new Evaluation(
        rows,
        rowsWithoutTarget,
        loss,
        confusion,
        numbers,
        unseen,
        judged,
        more.withWeighted(WeightedMetrics.of(column, judged, weights)));
  }

  /// Evaluates a model on some rows of a table.
  static Evaluation of(Model model, Table table, int[] rows) {
    return of(model, table, rows, new Predictor(model).predict(table, rows));
  }

  /// Evaluates predictions of some rows of a table.
  static Evaluation of(Model model, Table table, int[] rows, Predictions predictions) {
    var outputs = predictions.outputs();
    double loss = ModelLoss.of(lossOf(model), model.preparation(), table, rows, outputs);
    var target = model.preparation().target();
    JudgedRows judged =
        switch (target) {
          case ClassTarget classes -> classes(classes, predictions, table, rows);
          case NumberTarget _, CountTarget _ -> numbers(target.columns(), predictions, table, rows);
          case LabelsTarget _, QuantileTarget _ -> new Numbers(rows.length, Map.of());
        };
    return new Evaluation(
        rows.length,
        0,
        loss,
        judged instanceof Classes classes ? classes.confusion() : null,
        judged instanceof Numbers numbers ? regression(numbers) : Map.of(),
        predictions.unseen(),
        judged,
        TargetFigures.of(predictions, table, rows));
  }

  private static Loss lossOf(Model model) {
    String name = model.provenance().settings().getOrDefault("loss", "");
    return Arrays.stream(Loss.values())
        .filter(loss -> loss.text().equals(name))
        .findFirst()
        .orElse(Loss.MEAN_SQUARED_ERROR);
  }

  private static Classes classes(
      ClassTarget target, Predictions predictions, Table table, int[] rows) {
    int[] predicted = IntStream.range(0, rows.length).map(predictions::classOf).toArray();
    return new Classes(
        target.labels(), target.classes(table, rows), predicted, probabilities(predictions));
  }

  private static float[] probabilities(Predictions predictions) {
    var outputs = predictions.outputs();
    if (!outputs.areProbabilities()) {
      return new float[0];
    }
    int classes = ((ClassTarget) predictions.target()).labels().size();
    float[] probabilities = new float[Math.multiplyExact(predictions.rows(), classes)];
    for (int row = 0; row < predictions.rows(); row++) {
      for (int c = 0; c < classes; c++) {
        probabilities[row * classes + c] = (float) outputs.probability(row, c);
      }
    }
    return probabilities;
  }

  private static Numbers numbers(
      List<String> names, Predictions predictions, Table table, int[] rows) {
    var pairs = new LinkedHashMap<String, Pairs>();
    for (int j = 0; j < names.size(); j++) {
      Column column = table.column(names.get(j));
      int index = j;
      double[] actual =
          Arrays.stream(rows).mapToDouble(row -> NumberTarget.value(table, column, row)).toArray();
      double[] predicted =
          IntStream.range(0, rows.length).mapToDouble(r -> predictions.value(r, index)).toArray();
      pairs.put(names.get(j), new Pairs(actual, predicted));
    }
    return new Numbers(rows.length, pairs);
  }

  private static Map<String, RegressionMetrics> regression(Numbers rows) {
    var metrics = new LinkedHashMap<String, RegressionMetrics>();
    rows.targets()
        .forEach((name, pairs) ->
            metrics.put(name, RegressionMetrics.of(pairs.actual(), pairs.predicted())));
    return metrics;
  }

  /// The metrics of classes, in the order in which they are read; empty for numbers.
  ///
  /// @param intervals whether to give confidence intervals, which take 1000 times as long
  public List<MetricValue> classMetrics(boolean intervals) {
    return switch (judged) {
      case Classes classes -> MetricValues.ofClasses(classes, intervals);
      case Numbers _ -> List.of();
    };
  }

  /// The metrics of each numeric target, by name; empty for classes.
  ///
  /// @param intervals whether to give confidence intervals, which take 1000 times as long
  public Map<String, List<MetricValue>> numberMetrics(boolean intervals) {
    var metrics = new LinkedHashMap<String, List<MetricValue>>();
    if (judged instanceof Numbers numbers) {
      numbers
          .targets()
          .forEach((name, pairs) -> metrics.put(name, MetricValues.ofNumbers(pairs, intervals)));
    }
    return metrics;
  }

  /// The figures by name, for a record of where a model comes from: `accuracy`, or `rmse` (with the
  /// target's name in front where there are several).
  public Map<String, Double> figures() {
    var figures = new LinkedHashMap<String, Double>();
    figures.put("loss", loss);
    if (confusion != null) {
      figures.put("accuracy", confusion.accuracy());
    }
    var labels = more.labels();
    if (labels != null) {
      figures.put("subset accuracy", labels.subsetAccuracy());
      figures.put("hamming loss", labels.hammingLoss());
    }
    numbers.forEach((name, metrics) -> {
      String prefix = numbers.size() == 1 ? "" : name + " ";
      figures.put(prefix + "rmse", metrics.rmse());
      figures.put(prefix + "mae", metrics.mae());
      figures.put(prefix + "r2", metrics.r2());
    });
    return figures;
  }
}
