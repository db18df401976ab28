package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.metric.ConfusionMatrix;
import dev.hillock.train.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An evaluation as JSON. Figures that are undefined are left out.
final class EvaluationJson {

  private EvaluationJson() {}

  static JsonObject of(Evaluation evaluation) {
    var json = Json.object().put("rows", evaluation.rows());
    put(json, "loss", evaluation.loss());
    ConfusionMatrix confusion = evaluation.confusion();
    if (confusion != null) {
      put(json, "accuracy", confusion.accuracy());
      put(json, "balanced_accuracy", confusion.balancedAccuracy());
      json.put("classes", classes(confusion)).put("confusion", counts(confusion));
    }
    if (!evaluation.numbers().isEmpty()) {
      json.put("targets", targets(evaluation));
    }
    TargetJsonView.put(json, evaluation.more());
    return json.build();
  }

  private static List<JsonObject> classes(ConfusionMatrix confusion) {
    var classes = new ArrayList<JsonObject>();
    for (int c = 0; c < confusion.labels().size(); c++) {
      var json = Json.object().put("label", confusion.labels().get(c));
      put(json, "precision", confusion.precision(c));
      put(json, "recall", confusion.recall(c));
      put(json, "f1", confusion.f1(c));
      classes.add(json.put("rows", confusion.support(c)).build());
    }
    return classes;
  }

  private static List<JsonArray> counts(ConfusionMatrix confusion) {
    return Arrays.stream(confusion.counts())
        .map(row -> JsonArray.of(Arrays.stream(row).asDoubleStream().toArray()))
        .toList();
  }

  private static List<JsonObject> targets(Evaluation evaluation) {
    var targets = new ArrayList<JsonObject>();
    evaluation
        .numbers()
        .forEach((name, metrics) -> {
          var json = Json.object().put("target", name);
          put(json, "rmse", metrics.rmse());
          put(json, "mae", metrics.mae());
          put(json, "r2", metrics.r2());
          targets.add(json.build());
        });
    return targets;
  }

  static void put(JsonObjectBuilder json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }
}
