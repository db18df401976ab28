package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonNull;
import dev.hillock.json.JsonNumber;
import java.util.Arrays;

/// Numbers of pictures as JSON, which has none that are not finite: those are null.
final class PlotJson {

  private PlotJson() {}

  static Json number(double value) {
    return Double.isFinite(value) ? JsonNumber.of(value) : new JsonNull();
  }

  static JsonArray numbers(double... values) {
    return new JsonArray(Arrays.stream(values).mapToObj(PlotJson::number).toList());
  }
}
