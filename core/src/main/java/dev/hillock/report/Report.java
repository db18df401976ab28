package dev.hillock.report;

import dev.hillock.metric.MetricValue;
import dev.hillock.model.Model;
import dev.hillock.train.Evaluation;
import dev.hillock.train.Importances;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a report tells.
///
/// @param model the model
/// @param judgedOn which rows: `validation rows of iris.csv`
/// @param evaluation on these rows
/// @param classMetrics of classes, with intervals; empty for numbers
/// @param numberMetrics of each numeric target, with intervals; empty for classes
/// @param notes what a user should know, one line each
/// @param history epoch by epoch; empty where only the model is at hand
/// @param importances of the columns; null where they were not measured
public record Report(
    Model model,
    String judgedOn,
    Evaluation evaluation,
    List<MetricValue> classMetrics,
    Map<String, List<MetricValue>> numberMetrics,
    List<String> notes,
    List<EpochFinished> history,
    @Nullable Importances importances) {

  public Report {
    classMetrics = List.copyOf(classMetrics);
    numberMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(numberMetrics));
    notes = List.copyOf(notes);
    history = List.copyOf(history);
  }

  /// A report on an evaluation; computes the intervals.
  public static Report of(Model model, String judgedOn, Evaluation evaluation) {
    return new Report(
        model,
        judgedOn,
        evaluation,
        evaluation.classMetrics(true),
        evaluation.numberMetrics(true),
        List.of(),
        List.of(),
        null);
  }

  /// The same with notes.
  public Report withNotes(List<String> newNotes) {
    return new Report(
        model, judgedOn, evaluation, classMetrics, numberMetrics, newNotes, history, importances);
  }

  /// The same with what happened epoch by epoch.
  public Report withHistory(List<EpochFinished> newHistory) {
    return new Report(
        model, judgedOn, evaluation, classMetrics, numberMetrics, notes, newHistory, importances);
  }

  /// The same with the importances of the columns.
  public Report withImportances(Importances newImportances) {
    return new Report(
        model, judgedOn, evaluation, classMetrics, numberMetrics, notes, history, newImportances);
  }

  /// The page: one HTML text that fetches nothing.
  public String html() {
    return new Page(this).html();
  }
}
