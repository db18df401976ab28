package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.NumberTarget.Limits;
import dev.hillock.prep.Scaling.Fitted;
import dev.hillock.prep.TargetCoding;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Target codings as JSON and back.
final class TargetJson {

  private TargetJson() {}

  static Json write(TargetCoding target) {
    return switch (target) {
      case ClassTarget classes ->
          Json.object()
              .put("kind", "classes")
              .put("column", classes.column())
              .putTexts("labels", classes.labels())
              .put("outputs", classes.outputs())
              .build();
      case NumberTarget numbers -> numbers(numbers);
    };
  }

  private static Json numbers(NumberTarget numbers) {
    var json =
        Json.object()
            .put("kind", "numbers")
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
    if (!numbers.limits().isEmpty()) {
      json.put("least", numbers.limits().get(i).least());
      json.put("greatest", numbers.limits().get(i).greatest());
    }
    if (numbers.intervals() != null) {
      json.put("half_width", numbers.intervals().halfWidths().get(i));
    }
    return json.build();
  }

  static TargetCoding read(JsonObject json) {
    return switch (json.text("kind")) {
      case "classes" ->
          new ClassTarget(
              json.text("column"), json.array("labels").texts(), json.integer("outputs"));
      case "numbers" -> {
        var columns = json.array("columns").objects();
        yield new NumberTarget(
            columns.stream().map(column -> column.text("column")).toList(),
            columns.stream()
                .map(column -> new Fitted(column.number("center"), column.number("spread")))
                .toList(),
            columns.stream()
                .filter(column -> column.find("least").isPresent())
                .map(column -> new Limits(column.number("least"), column.number("greatest")))
                .toList(),
            intervals(json, columns));
      }
      default -> throw new JsonException("target '%s' is unknown".formatted(json.text("kind")));
    };
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
