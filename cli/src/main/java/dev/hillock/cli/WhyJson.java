package dev.hillock.cli;

import dev.hillock.attribution.Attribution;
import dev.hillock.attribution.Contribution;
import dev.hillock.attribution.Counterfactual;
import dev.hillock.attribution.Counterfactual.Said;
import dev.hillock.json.Json;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;

/// Why a prediction is what it is, and which change would have changed it, for a program.
final class WhyJson {

  private WhyJson() {}

  /// All of an attribution; a missing cell is null.
  static JsonObject of(Attribution attribution) {
    var baseline = Json.object().put("rows", attribution.baseline().text());
    number(baseline, "value", attribution.baseline().value());
    var json =
        Json.object()
            .put("method", attribution.method().text())
            .put("explained", attribution.explained())
            .put("unit", attribution.unit().text());
    number(json, "prediction", attribution.prediction());
    json.put("baseline", baseline.build())
        .put("contributions", attribution.contributions().stream().map(WhyJson::of).toList());
    number(json, "error", attribution.error());
    return json.putTexts("notes", attribution.notes()).build();
  }

  private static JsonObject of(Contribution contribution) {
    var json = Json.object().put("column", contribution.column());
    cell(json, "cell", contribution.cell());
    number(json, "contribution", contribution.value());
    if (contribution.standardError() > 0) {
      number(json, "standard_error", contribution.standardError());
    }
    return json.build();
  }

  /// All of a counterfactual; a missing cell is null.
  static JsonObject of(Counterfactual counterfactual) {
    var changes =
        counterfactual.changes().stream()
            .map(change -> {
              var json = Json.object().put("column", change.column());
              cell(json, "from", change.from());
              json.put("to", change.to());
              number(json, "distance", change.distance());
              return json.build();
            })
            .toList();
    var json =
        Json.object()
            .put("wish", counterfactual.wish())
            .put("found", counterfactual.found())
            .put("before", of(counterfactual.before()))
            .put("after", of(counterfactual.after()))
            .put("changes", changes);
    number(json, "distance", counterfactual.distance());
    return json.putTexts("notes", counterfactual.notes()).build();
  }

  private static JsonObject of(Said said) {
    var json = Json.object();
    if (said.label().isEmpty()) {
      number(json, "number", said.number());
    } else {
      json.put("label", said.label());
      number(json, "probability", said.number());
    }
    return json.build();
  }

  private static void cell(JsonObjectBuilder json, String name, String text) {
    if (text.isEmpty()) {
      json.put(name, new JsonNull());
    } else {
      json.put(name, text);
    }
  }

  /// JSON has neither infinity nor NaN.
  private static void number(JsonObjectBuilder json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.put(name, new JsonNull());
    }
  }
}
