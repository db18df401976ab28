package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.LogTransform;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.QuantileInterval;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.TargetCoding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Target codings as JSON and back.
final class TargetJson {

  private static final String LOGARITHMS = "logarithms";

  private TargetJson() {}

  static Json write(TargetCoding target) {
    return switch (target) {
      case ClassTarget classes -> classes(classes);
      case LabelsTarget labels ->
          Json.object()
              .put("kind", "labels")
              .put("targets", labels.targets().stream().map(TargetJson::classes).toList())
              .build();
      case NumberTarget numbers -> numbers(numbers);
      case CountTarget counts -> counts(counts);
      case QuantileTarget quantiles -> quantiles(quantiles);
    };
  }

  private static JsonObject classes(ClassTarget classes) {
    var json =
        Json.object()
            .put("kind", "classes")
            .put("column", classes.column())
            .putTexts("labels", classes.labels())
            .put("outputs", classes.outputs());
    switch (classes.decision()) {
      case Decision.Likeliest() -> {}
      case Decision.Threshold(double probability) -> json.put("threshold", probability);
      case Decision.Shares(List<Double> shares) ->
          json.put("shares", JsonArray.of(shares.stream().mapToDouble(v -> v).toArray()));
    }
    return json.build();
  }

  private static Json numbers(NumberTarget numbers) {
    var json =
        Json.object()
            // A name of its own, so that a version that does not know logarithms refuses them.
            .put("kind", numbers.logs().isEmpty() ? "numbers" : LOGARITHMS)
            .put(
                "columns",
                IntStream.range(0, numbers.outputs()).mapToObj(i -> column(numbers, i)).toList());
    if (numbers.intervals() != null) {
      json.put("interval", numbers.intervals().level());
    }
    return json.build();
  }

  private static Json column(NumberTarget numbers, int i) {
    var json =
        Json.object()
            .put("column", numbers.columns().get(i))
            .put("center", numbers.scales().get(i).center())
            .put("spread", numbers.scales().get(i).spread());
    putLimits(json, numbers.limits().isEmpty() ? null : numbers.limits().get(i));
    if (numbers.intervals() != null) {
      json.put("half_width", numbers.intervals().halfWidths().get(i));
    }
    if (!numbers.logs().isEmpty()) {
      json.put("logarithm", log(numbers.logs().get(i)));
    }
    return json.build();
  }

  private static Json log(LogTransform log) {
    return Json.object()
        .put("origin", log.origin())
        .put("floor", log.floor())
        .put("center", log.scale().center())
        .put("spread", log.scale().spread())
        .put("smearing", log.smearing())
        .build();
  }

  private static LogTransform readLog(JsonObject json) {
    return new LogTransform(
        json.number("origin"), json.number("floor"), scale(json), json.number("smearing"));
  }

  private static Json counts(CountTarget counts) {
    var json =
        Json.object()
            .put("kind", "counts")
            .put(
                "columns",
                IntStream.range(0, counts.outputs()).mapToObj(i -> count(counts, i)).toList());
    if (counts.intervals() != null) {
      json.put("interval", counts.intervals().level());
    }
    return json.build();
  }

  private static Json count(CountTarget counts, int i) {
    var json =
        Json.object().put("column", counts.columns().get(i)).put("mean", counts.means().get(i));
    putLimits(json, counts.limits().isEmpty() ? null : counts.limits().get(i));
    if (counts.intervals() != null) {
      json.put("half_width", counts.intervals().halfWidths().get(i));
    }
    return json.build();
  }

  private static Json quantiles(QuantileTarget quantiles) {
    double[] levels = quantiles.levels().stream().mapToDouble(Double::doubleValue).toArray();
    var json =
        Json.object()
            .put("kind", "quantiles")
            .put("column", quantiles.column())
            .put("center", quantiles.scale().center())
            .put("spread", quantiles.scale().spread())
            .put("levels", JsonArray.of(levels));
    putLimits(json, quantiles.limits());
    if (quantiles.interval() != null) {
      json.put("interval", quantiles.interval().level())
          .put("margin", quantiles.interval().margin());
    }
    return json.build();
  }

  private static void putLimits(JsonObjectBuilder json, @Nullable Limits limits) {
    if (limits != null) {
      json.put("least", limits.least()).put("greatest", limits.greatest());
    }
  }

  private static Fitted scale(JsonObject json) {
    return new Fitted(json.number("center"), json.number("spread"));
  }

  private static List<Limits> limits(List<JsonObject> columns) {
    return columns.stream()
        .filter(column -> column.find("least").isPresent())
        .map(column -> new Limits(column.number("least"), column.number("greatest")))
        .toList();
  }

  static TargetCoding read(JsonObject json) {
    return switch (json.text("kind")) {
      case "classes" -> readClasses(json);
      case "numbers" -> readNumbers(json);
      case LOGARITHMS ->
          readNumbers(json)
              .withLogs(
                  json.array("columns").objects().stream()
                      .map(column -> readLog(column.object("logarithm")))
                      .toList());
      case "labels" ->
          new LabelsTarget(
              json.array("targets").objects().stream().map(TargetJson::readClasses).toList());
      case "counts" -> {
        var columns = json.array("columns").objects();
        yield new CountTarget(
            columns.stream().map(column -> column.text("column")).toList(),
            columns.stream().map(column -> column.number("mean")).toList(),
            limits(columns),
            intervals(json, columns));
      }
      case "quantiles" -> {
        var limits = limits(List.of(json));
        yield new QuantileTarget(
            json.text("column"),
            scale(json),
            Arrays.stream(json.array("levels").numbers()).boxed().toList(),
            limits.isEmpty() ? null : limits.getFirst(),
            json.find("interval").isEmpty()
                ? null
                : new QuantileInterval(json.number("interval"), json.number("margin")));
      }
      default -> throw new JsonException("target '%s' is unknown".formatted(json.text("kind")));
    };
  }

  private static NumberTarget readNumbers(JsonObject json) {
    var columns = json.array("columns").objects();
    return new NumberTarget(
        columns.stream().map(column -> column.text("column")).toList(),
        columns.stream().map(TargetJson::scale).toList(),
        limits(columns),
        intervals(json, columns));
  }

  private static ClassTarget readClasses(JsonObject json) {
    return new ClassTarget(
        json.text("column"), json.array("labels").texts(), json.integer("outputs"), decision(json));
  }

  /// Models of the first versions predict the likeliest.
  private static Decision decision(JsonObject json) {
    if (json.find("threshold").isPresent()) {
      return new Decision.Threshold(json.number("threshold"));
    }
    return json.find("shares").isPresent()
        ? new Decision.Shares(Arrays.stream(json.array("shares").numbers()).boxed().toList())
        : new Decision.Likeliest();
  }

  /// Models of the first versions have none.
  private static @Nullable Intervals intervals(JsonObject json, List<JsonObject> columns) {
    return json.find("interval").isEmpty()
        ? null
        : new Intervals(
            json.number("interval"),
            columns.stream().map(column -> column.number("half_width")).toList());
  }
}
