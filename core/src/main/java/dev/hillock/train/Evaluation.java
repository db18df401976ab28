package dev.hillock.train;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.loss.Loss;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.RegressionMetrics;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetChoice;
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
/// @param more of what only some models have
public record Evaluation(
    int rows,
    int rowsWithoutTarget,
    double loss,
    @Nullable ConfusionMatrix confusion,
    Map<String, RegressionMetrics> numbers,
    Map<String, Integer> unseen,
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
        evaluation.more);
  }

  /// Evaluates a model on some rows of a table.
  static Evaluation of(Model model, Table table, int[] rows) {
    var predictions = new Predictor(model).predict(table, rows);
    var outputs = predictions.outputs();
    var targets = model.preparation().targets(table, rows);
    double loss =
        Objective.of(lossOf(model), model.preparation().target())
                .sum(rows.length, outputs.logits(), outputs.values(), targets)
            / rows.length;
    var target = model.preparation().target();
    var more = TargetFigures.of(predictions, table, rows);
    return switch (target) {
      case ClassTarget classes ->
          new Evaluation(
              rows.length,
              0,
              loss,
              confusion(classes, predictions, table, rows),
              Map.of(),
              predictions.unseen(),
              more);
      case NumberTarget numbers ->
          new Evaluation(
              rows.length,
              0,
              loss,
              null,
              regression(numbers.columns(), predictions, table, rows),
              predictions.unseen(),
              more);
      case CountTarget counts ->
          new Evaluation(
              rows.length,
              0,
              loss,
              null,
              regression(counts.columns(), predictions, table, rows),
              predictions.unseen(),
              more);
      case LabelsTarget _, QuantileTarget _ ->
          new Evaluation(rows.length, 0, loss, null, Map.of(), predictions.unseen(), more);
    };
  }

  private static Loss lossOf(Model model) {
    String name = model.provenance().settings().getOrDefault("loss", "");
    return Arrays.stream(Loss.values())
        .filter(loss -> loss.text().equals(name))
        .findFirst()
        .orElse(Loss.MEAN_SQUARED_ERROR);
  }

  private static ConfusionMatrix confusion(
      ClassTarget classes, Predictions predictions, Table table, int[] rows) {
    int[] predicted = IntStream.range(0, rows.length).map(predictions::classOf).toArray();
    return ConfusionMatrix.of(classes.labels(), classes.classes(table, rows), predicted);
  }

  private static Map<String, RegressionMetrics> regression(
      List<String> names, Predictions predictions, Table table, int[] rows) {
    var metrics = new LinkedHashMap<String, RegressionMetrics>();
    for (int j = 0; j < names.size(); j++) {
      Column column = table.column(names.get(j));
      int index = j;
      double[] actual =
          Arrays.stream(rows).mapToDouble(row -> NumberTarget.value(table, column, row)).toArray();
      double[] predicted =
          IntStream.range(0, rows.length).mapToDouble(r -> predictions.value(r, index)).toArray();
      metrics.put(names.get(j), RegressionMetrics.of(actual, predicted));
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
