package dev.hillock.cli;

import dev.hillock.json.PlainText;
import dev.hillock.metric.ConfidenceInterval;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.Metric;
import dev.hillock.metric.MetricValue;
import dev.hillock.report.MetricText;
import dev.hillock.train.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An evaluation as lines for a person.
final class EvaluationText {

  /// More classes than this would make the matrix wider than a screen.
  private static final int WIDEST_MATRIX = 26;

  /// The metrics of classes as they stand on lines.
  private static final List<List<Metric>> LINES =
      List.of(
          List.of(Metric.ACCURACY, Metric.BALANCED_ACCURACY),
          List.of(Metric.MACRO_F1, Metric.MCC),
          List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION),
          List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.CALIBRATION_ERROR));

  private EvaluationText() {}

  /// What the end of a training shows: loss, main figures, confusion matrix.
  static List<String> shortLines(Evaluation evaluation) {
    var lines = new ArrayList<String>();
    ConfusionMatrix confusion = evaluation.confusion();
    if (confusion == null) {
      lines.add("  loss " + Figures.fixed(evaluation.loss()));
      lines.addAll(shortNumbers(evaluation));
      return lines;
    }
    lines.add(
        "  loss %s   accuracy %s   balanced accuracy %s"
            .formatted(
                Figures.fixed(evaluation.loss()),
                Figures.fixed(confusion.accuracy()),
                Figures.fixed(confusion.balancedAccuracy())));
    lines.addAll(TargetText.figures(evaluation.more()));
    lines.add("");
    lines.addAll(matrix(confusion));
    return lines;
  }

  /// All metrics with their intervals, per-class figures, confusion matrix.
  static List<String> lines(
      Evaluation evaluation,
      List<MetricValue> classMetrics,
      Map<String, List<MetricValue>> numberMetrics) {
    var lines = new ArrayList<String>();
    ConfusionMatrix confusion = evaluation.confusion();
    String loss = "  loss " + Figures.fixed(evaluation.loss());
    if (confusion == null) {
      lines.add(loss);
      lines.addAll(numbers(evaluation, numberMetrics));
      return lines;
    }
    for (List<Metric> line : LINES) {
      var values = classMetrics.stream().filter(value -> line.contains(value.metric())).toList();
      if (!values.isEmpty()) {
        String words =
            values.stream()
                .map(value -> value.metric().title() + " " + cell(value))
                .collect(Collectors.joining("   "));
        lines.add((lines.isEmpty() ? loss + "   " : "  ") + words);
      }
    }
    addIntervalNote(lines, classMetrics.stream());
    lines.addAll(TargetText.figures(evaluation.more()));
    lines.add("");
    lines.addAll(perClass(confusion));
    lines.add("");
    lines.addAll(matrix(confusion));
    return lines;
  }

  private static void addIntervalNote(List<String> lines, Stream<MetricValue> values) {
    if (values.anyMatch(value -> value.interval() != null)) {
      lines.add("  (in brackets: 95 % of 1,000 bootstrap resamples of the rows)");
    }
  }

  /// A metric and its interval: `0.9749 (0.956 to 0.989)`.
  private static String cell(MetricValue value) {
    ConfidenceInterval interval = value.interval();
    String text = MetricText.value(value.metric(), value.value());
    if (interval == null) {
      return text;
    }
    var bounds = MetricText.bounds(value.metric(), interval);
    return "%s (%s to %s)".formatted(text, bounds.getFirst(), bounds.getLast());
  }

  private static List<String> shortNumbers(Evaluation evaluation) {
    if (evaluation.numbers().isEmpty()) {
      return TargetText.figures(evaluation.more());
    }
    var table = new TextTable("  ", List.of(true, false));
    table.row("target", "RMSE", "MAE", "R²");
    evaluation
        .numbers()
        .forEach((name, m) ->
            table.row(
                name,
                Figures.significant(m.rmse()),
                Figures.significant(m.mae()),
                Figures.fixed(m.r2())));
    var lines = new ArrayList<>(table.lines());
    lines.addAll(TargetText.figures(evaluation.more()));
    return lines;
  }

  private static List<String> numbers(
      Evaluation evaluation, Map<String, List<MetricValue>> metrics) {
    var table = new TextTable("  ", List.of(true));
    var notes = new ArrayList<String>();
    metrics.forEach((name, values) -> {
      if (notes.isEmpty()) {
        var head = new ArrayList<String>(List.of("target"));
        values.forEach(value -> head.add(value.metric().title()));
        table.row(head);
        addIntervalNote(notes, values.stream());
      }
      var row = new ArrayList<String>(List.of(name));
      values.forEach(value -> row.add(cell(value)));
      table.row(row);
    });
    evaluation
        .numbers()
        .forEach((name, m) -> {
          if (Double.isNaN(m.mape())) {
            notes.add("  (MAPE divides by the target, and '%s' is 0 in some rows)".formatted(name));
          }
        });
    var lines = new ArrayList<>(table.lines());
    notes.forEach(note -> lines.add(PlainText.of(note)));
    lines.addAll(TargetText.figures(evaluation.more()));
    return lines;
  }

  private static List<String> perClass(ConfusionMatrix confusion) {
    var table = new TextTable("  ", List.of(true, false));
    table.row("class", "precision", "recall", "F1", "rows");
    for (int c = 0; c < confusion.labels().size(); c++) {
      table.row(
          DataSummary.level(confusion.labels().get(c)),
          Figures.fixed(confusion.precision(c)),
          Figures.fixed(confusion.recall(c)),
          Figures.fixed(confusion.f1(c)),
          Figures.count(confusion.support(c)));
    }
    return table.lines();
  }

  private static List<String> matrix(ConfusionMatrix confusion) {
    int n = confusion.labels().size();
    if (n > WIDEST_MATRIX) {
      return List.of("  (%d classes: see --json for the confusion matrix)".formatted(n));
    }
    var table = new TextTable("  ", List.of(true, false));
    var head = new ArrayList<String>();
    head.add("actual \\ predicted");
    confusion.labels().forEach(label -> head.add(DataSummary.level(label)));
    table.row(head);
    for (int actual = 0; actual < n; actual++) {
      var row = new ArrayList<String>();
      row.add(DataSummary.level(confusion.labels().get(actual)));
      for (long count : confusion.counts()[actual]) {
        row.add(count == 0 ? "." : Figures.count(count));
      }
      table.row(row);
    }
    return table.lines();
  }
}
