package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.metric.ConfidenceInterval;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.metric.JudgedRows.Classes;
import dev.hillock.metric.MetricValue;
import dev.hillock.train.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// An evaluation as JSON. Figures that are undefined are left out.
final class EvaluationJson {

  private EvaluationJson() {}

  /// Without intervals.
  static JsonObject of(Evaluation evaluation) {
    return of(evaluation, evaluation.classMetrics(false), evaluation.numberMetrics(false));
  }

  /// With the metrics as they were computed, maybe with intervals.
  static JsonObject of(
      Evaluation evaluation,
      List<MetricValue> classMetrics,
      Map<String, List<MetricValue>> numberMetrics) {
    var json = Json.object().put("rows", evaluation.rows());
    put(json, "loss", evaluation.loss());
    if (evaluation.judged() instanceof Classes judged) {
      put(json, classMetrics);
      var confusion = judged.confusion();
      json.put("classes", classes(judged, confusion)).put("confusion", counts(confusion));
    }
    if (!numberMetrics.isEmpty()) {
      var targets = new ArrayList<JsonObject>();
      numberMetrics.forEach((name, metrics) -> {
        var target = Json.object().put("target", name);
        put(target, metrics);
        targets.add(target.build());
      });
      json.put("targets", targets);
    }
    TargetJsonView.put(json, evaluation.more());
    return json.build();
  }

  private static void put(JsonObjectBuilder json, List<MetricValue> metrics) {
    var intervals = Json.object();
    for (MetricValue metric : metrics) {
      put(json, metric.metric().text(), metric.value());
      ConfidenceInterval interval = metric.interval();
      if (interval != null) {
        intervals.put(metric.metric().text(), JsonArray.of(interval.low(), interval.high()));
      }
    }
    var built = intervals.build();
    if (!built.members().isEmpty()) {
      json.put("intervals", built);
    }
  }

  private static List<JsonObject> classes(Classes judged, ConfusionMatrix confusion) {
    var classes = new ArrayList<JsonObject>();
    for (int c = 0; c < confusion.labels().size(); c++) {
      var json = Json.object().put("label", confusion.labels().get(c));
      put(json, "precision", confusion.precision(c));
      put(json, "recall", confusion.recall(c));
      put(json, "f1", confusion.f1(c));
      if (judged.hasProbabilities()) {
        var ranking = judged.ranking(c);
        put(json, "roc_auc", ranking.rocAuc());
        put(json, "average_precision", ranking.averagePrecision());
      }
      classes.add(json.put("rows", confusion.support(c)).build());
    }
    return classes;
  }

  private static List<JsonArray> counts(ConfusionMatrix confusion) {
    return Arrays.stream(confusion.counts())
        .map(row -> JsonArray.of(Arrays.stream(row).asDoubleStream().toArray()))
        .toList();
  }

  static void put(JsonObjectBuilder json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }
}
