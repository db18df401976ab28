package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.report.MetricText;
import dev.hillock.train.Importances;
import java.util.ArrayList;
import java.util.List;

/// What the columns are worth, for a person and for a program.
final class ImportanceView {

  private ImportanceView() {}

  /// The largest first.
  static List<String> lines(Importances importances) {
    var lines = new ArrayList<String>();
    lines.add(
        "  importance: %s when a column is shuffled among %s, mean ± deviation of %d shuffles"
            .formatted(
                importances.measure().title(),
                Figures.count(importances.rows(), "row"),
                Importances.SHUFFLES));
    var table = new TextTable("  ", List.of(true, false));
    for (var importance : importances.columns()) {
      table.row(
          importance.column(),
          MetricText.importance(importances.measure(), importance.mean()),
          "±",
          MetricText.importance(importances.measure(), importance.deviation()));
    }
    lines.addAll(table.lines());
    return lines;
  }

  static JsonObject json(Importances importances) {
    var columns =
        importances.columns().stream()
            .map(importance ->
                Json.object()
                    .put("column", importance.column())
                    .put("mean", importance.mean())
                    .put("deviation", importance.deviation())
                    .build())
            .toList();
    return Json.object()
        .put("measure", importances.measure().title())
        .put("rows", importances.rows())
        .put("shuffles", Importances.SHUFFLES)
        .put("columns", columns)
        .build();
  }
}
