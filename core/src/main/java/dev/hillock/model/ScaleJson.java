package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.prep.Ranks;
import dev.hillock.prep.Scale;
import dev.hillock.prep.Scaling.Fitted;

/// The scale of a column as JSON and back: `center`, `spread` and `clips` of a line, or the
/// `values` of ranks and their `inputs`.
final class ScaleJson {

  private ScaleJson() {}

  static Json write(Scale scale) {
    return write(Json.object(), scale).build();
  }

  /// Into an object that has more.
  static JsonObjectBuilder write(JsonObjectBuilder into, Scale scale) {
    return switch (scale) {
      case Fitted(double center, double spread, boolean clips) ->
          into.put("center", center).put("spread", spread).put("clips", clips);
      case Ranks(double[] values, double[] inputs) ->
          into.put("values", JsonArray.of(values)).put("inputs", JsonArray.of(inputs));
    };
  }

  static Scale read(JsonObject json) {
    return json.find("values").isPresent() ? ranks(json) : line(json);
  }

  /// Models of the first versions know no clipping.
  static Fitted line(JsonObject json) {
    boolean clips = json.find("clips").isPresent() && json.bool("clips");
    return new Fitted(json.number("center"), json.number("spread"), clips);
  }

  private static Ranks ranks(JsonObject json) {
    try {
      return new Ranks(json.array("values").numbers(), json.array("inputs").numbers());
    } catch (IllegalArgumentException e) {
      throw new JsonException("ranks are impossible: " + e.getMessage());
    }
  }
}
