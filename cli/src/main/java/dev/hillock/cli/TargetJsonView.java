package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
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
    if (!figures.quantiles().isEmpty()) {
      putQuantiles(json, figures);
    }
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
      case CountTarget _ -> {}
      case ClassTarget classes -> {
        switch (classes.decision()) {
          case Decision.Likeliest() -> {}
          case Decision.Threshold(double probability) -> json.put("threshold", probability);
          case Decision.Shares(List<Double> shares) ->
              json.put("shares", JsonArray.of(shares.stream().mapToDouble(v -> v).toArray()));
        }
      }
      case QuantileTarget quantiles ->
          json.put(
              "quantiles", JsonArray.of(quantiles.levels().stream().mapToDouble(v -> v).toArray()));
      case NumberTarget numbers -> {
        if (numbers.intervals() != null) {
          var intervals = new ArrayList<JsonObject>();
          for (int i = 0; i < numbers.columns().size(); i++) {
            intervals.add(
                Json.object()
                    .put("target", numbers.columns().get(i))
                    .put("level", numbers.intervals().level())
                    .put("half_width", numbers.intervals().halfWidths().get(i))
                    .build());
          }
          json.put("intervals", intervals);
        }
      }
    }
  }
}
