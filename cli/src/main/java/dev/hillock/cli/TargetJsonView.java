package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.metric.MetricValue;
import dev.hillock.metric.MultilabelMetrics;
import dev.hillock.metric.WeightedMetrics;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.TargetFigures;
import java.util.ArrayList;
import java.util.List;

/// For a program: what of a target only some models have.
final class TargetJsonView {

  private TargetJsonView() {}

  /// Adds the figures that there are.
  static void put(JsonObjectBuilder json, TargetFigures figures) {
    if (!figures.intervals().isEmpty()) {
      var intervals = new ArrayList<JsonObject>();
      figures
          .intervals()
          .forEach((name, m) ->
              intervals.add(
                  Json.object()
                      .put("target", name)
                      .put("level", m.level())
                      .put("coverage", m.coverage())
                      .put("width", m.width())
                      .build()));
      json.put("intervals", intervals);
    }
    if (figures.labels() != null) {
      putLabels(json, figures.labels());
    }
    if (!figures.quantiles().isEmpty()) {
      putQuantiles(json, figures);
    }
    if (figures.weighted() != null) {
      json.put("weighted", weighted(figures.weighted()));
    }
  }

  private static JsonObject weighted(WeightedMetrics weighted) {
    var json = Json.object().put("weights", weighted.column());
    put(json, weighted.classes());
    if (!weighted.numbers().isEmpty()) {
      var targets = new ArrayList<JsonObject>();
      weighted
          .numbers()
          .forEach((name, values) -> {
            var one = Json.object().put("target", name);
            put(one, values);
            targets.add(one.build());
          });
      json.put("targets", targets);
    }
    return json.build();
  }

  private static void put(JsonObjectBuilder json, List<MetricValue> values) {
    values.forEach(m -> EvaluationJson.put(json, m.metric().text(), m.value()));
  }

  private static void putLabels(JsonObjectBuilder json, MultilabelMetrics labels) {
    var targets = new ArrayList<JsonObject>();
    labels
        .targets()
        .forEach((name, m) -> {
          var one = Json.object().put("target", name).put("label", m.labels().get(1));
          EvaluationJson.put(one, "accuracy", m.accuracy());
          EvaluationJson.put(one, "precision", m.precision(1));
          EvaluationJson.put(one, "recall", m.recall(1));
          EvaluationJson.put(one, "f1", m.f1(1));
          targets.add(one.put("rows", m.support(1)).build());
        });
    json.put("subset_accuracy", labels.subsetAccuracy())
        .put("hamming_loss", labels.hammingLoss())
        .put("labels", targets);
  }

  private static void putQuantiles(JsonObjectBuilder json, TargetFigures figures) {
    var quantiles = new ArrayList<JsonObject>();
    figures
        .quantiles()
        .forEach((name, m) ->
            quantiles.add(
                Json.object()
                    .put("quantile", name)
                    .put("level", m.level())
                    .put("below", m.below())
                    .put("pinball", m.pinball())
                    .build()));
    json.put("quantiles", quantiles);
  }

  /// Adds what the coding of a target has learned from the validation rows.
  static void put(JsonObjectBuilder json, TargetCoding target) {
    switch (target) {
      case LabelsTarget _ -> {}
      case CountTarget counts -> {
        if (counts.intervals() != null) {
          json.put(
              "intervals", intervals(counts.columns(), counts.intervals(), "half_width_of_roots"));
        }
      }
      case ClassTarget classes -> {
        switch (classes.decision()) {
          case Decision.Likeliest() -> {}
          case Decision.Threshold(double probability) -> json.put("threshold", probability);
          case Decision.Shares(List<Double> shares) ->
              json.put("shares", JsonArray.of(shares.stream().mapToDouble(v -> v).toArray()));
        }
      }
      case QuantileTarget quantiles -> {
        json.put(
            "quantiles", JsonArray.of(quantiles.levels().stream().mapToDouble(v -> v).toArray()));
        if (quantiles.interval() != null) {
          json.put(
              "intervals",
              List.of(
                  Json.object()
                      .put("target", quantiles.column())
                      .put("level", quantiles.interval().level())
                      .put("margin", quantiles.interval().margin())
                      .build()));
        }
      }
      case NumberTarget numbers -> {
        if (!numbers.logs().isEmpty()) {
          json.put(
              "logarithms",
              numbers.logs().stream()
                  .map(log ->
                      Json.object()
                          .put("origin", log.origin())
                          .put("center", log.scale().center())
                          .put("spread", log.scale().spread())
                          .put("smearing", log.smearing())
                          .build())
                  .toList());
        }
        if (numbers.intervals() != null) {
          json.put("intervals", intervals(numbers.columns(), numbers.intervals(), "half_width"));
        }
      }
    }
  }

  private static List<JsonObject> intervals(
      List<String> targets, Intervals intervals, String halfWidth) {
    var all = new ArrayList<JsonObject>();
    for (int i = 0; i < targets.size(); i++) {
      all.add(
          Json.object()
              .put("target", targets.get(i))
              .put("level", intervals.level())
              .put(halfWidth, intervals.halfWidths().get(i))
              .build());
    }
    return all;
  }
}
