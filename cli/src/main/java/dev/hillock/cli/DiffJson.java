package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.model.ModelDiff;
import dev.hillock.model.TensorDifference;
import dev.hillock.model.TextDifference;
import java.util.List;

/// What differs in two models, for a program.
final class DiffJson {

  private DiffJson() {}

  /// Puts all of it.
  static JsonObjectBuilder put(JsonObjectBuilder json, ModelDiff diff) {
    var departures =
        diff.departures().stream()
            .map(departure ->
                Json.object()
                    .put("network", departure.member())
                    .put("refit", departure.refit())
                    .put("epoch", departure.place().epoch())
                    .put("last_epoch", departure.place().lastEpoch())
                    .put("step", departure.place().step())
                    .build())
            .toList();
    return json.put("origin", texts(diff.origin()))
        .put("settings", texts(diff.settings()))
        .put("network", texts(diff.network()))
        .put("columns", texts(diff.columns()))
        .put("tensors", diff.tensors().stream().map(DiffJson::tensor).toList())
        .put("metrics", texts(diff.metrics()))
        .put("departures", departures);
  }

  private static List<JsonObject> texts(List<TextDifference> differences) {
    return differences.stream()
        .map(difference ->
            Json.object()
                .put("name", difference.name())
                .put("first", difference.first())
                .put("second", difference.second())
                .build())
        .toList();
  }

  private static JsonObject tensor(TensorDifference tensor) {
    var json =
        Json.object()
            .put("name", tensor.name())
            .put("shape", JsonArray.of(tensor.shape().stream().mapToInt(size -> size).toArray()))
            .put("values", tensor.values())
            .put("different", tensor.different())
            .put("most_ulps", tensor.mostUlps());
    // JSON has neither infinity nor NaN, which a broken model may hold.
    if (Double.isFinite(tensor.mean())) {
      json.put("most", tensor.most()).put("mean", tensor.mean());
    }
    return json.build();
  }
}
