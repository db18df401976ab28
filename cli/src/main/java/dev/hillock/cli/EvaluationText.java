package dev.hillock.cli;

import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.train.Evaluation;
import java.util.ArrayList;
import java.util.List;

/// An evaluation as lines for a person.
final class EvaluationText {

  /// More classes than this would make the matrix wider than a screen.
  private static final int WIDEST_MATRIX = 26;

  private EvaluationText() {}

  /// Loss and figures, per-class figures if wanted, confusion matrix.
  static List<String> lines(Evaluation evaluation, boolean perClass) {
    var lines = new ArrayList<String>();
    ConfusionMatrix confusion = evaluation.confusion();
    if (confusion == null) {
      numbers(evaluation, lines);
      return lines;
    }
    lines.add(
        "  loss %s   accuracy %s   balanced accuracy %s"
            .formatted(
                Figures.fixed(evaluation.loss()),
                Figures.fixed(confusion.accuracy()),
                Figures.fixed(confusion.balancedAccuracy())));
    if (perClass) {
      lines.add("");
      lines.addAll(perClass(confusion));
    }
    lines.add("");
    lines.addAll(matrix(confusion));
    return lines;
  }

  private static void numbers(Evaluation evaluation, List<String> lines) {
    lines.add("  loss " + Figures.fixed(evaluation.loss()));
    if (evaluation.numbers().isEmpty()) {
      lines.addAll(TargetText.figures(evaluation.more()));
      return;
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
    lines.addAll(table.lines());
    lines.addAll(TargetText.figures(evaluation.more()));
  }

  private static List<String> perClass(ConfusionMatrix confusion) {
    var table = new TextTable("  ", List.of(true, false));
    table.row("class", "precision", "recall", "F1", "rows");
    for (int c = 0; c < confusion.labels().size(); c++) {
      table.row(
          confusion.labels().get(c),
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
    head.addAll(confusion.labels());
    table.row(head);
    for (int actual = 0; actual < n; actual++) {
      var row = new ArrayList<String>();
      row.add(confusion.labels().get(actual));
      for (long count : confusion.counts()[actual]) {
        row.add(count == 0 ? "." : Figures.count(count));
      }
      table.row(row);
    }
    return table.lines();
  }
}
