package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.prep.CategoryIndex;
import dev.hillock.prep.ColumnTransform;
import dev.hillock.prep.DatePart;
import dev.hillock.prep.DateTransform;
import dev.hillock.prep.NumberTransform;
import dev.hillock.prep.OneHot;
import dev.hillock.prep.OrdinalTransform;
import dev.hillock.prep.PixelTransform;
import java.util.List;

/// Column transforms as JSON and back.
final class TransformJson {

  private static final int MOST_PIXELS = 1 << 26;

  private TransformJson() {}

  static Json write(ColumnTransform transform) {
    return switch (transform) {
      case NumberTransform number ->
          ScaleJson.write(
                  Json.object()
                      .put("kind", "number")
                      .put("column", number.column())
                      .put("median", number.median()),
                  number.scale())
              .build();
      case OneHot oneHot ->
          Json.object()
              .put("kind", "one-hot")
              .put("column", oneHot.column())
              .putTexts("levels", oneHot.levels())
              .put("missing_level", oneHot.missingLevel())
              .put("scales", oneHot.scales().stream().map(ScaleJson::write).toList())
              .build();
      case CategoryIndex index ->
          Json.object()
              .put("kind", "category-index")
              .put("column", index.column())
              .putTexts("levels", index.levels())
              .build();
      case OrdinalTransform ordinal ->
          Json.object()
              .put("kind", "ordinal")
              .put("column", ordinal.column())
              .putTexts("levels", ordinal.levels())
              .put("median", ordinal.median())
              .put("scale", ScaleJson.write(ordinal.scale()))
              .build();
      case DateTransform date ->
          Json.object()
              .put("kind", "date")
              .put("column", date.column())
              .put("origin", date.origin())
              .put("parts", date.parts().stream().map(TransformJson::write).toList())
              .build();
      case PixelTransform pixels ->
          Json.object()
              .put("kind", "pixels")
              .put("height", pixels.imageHeight())
              .put("width", pixels.imageWidth())
              .put("channels", pixels.channels())
              .build();
    };
  }

  static ColumnTransform read(JsonObject json) {
    return switch (json.text("kind")) {
      case "number" ->
          new NumberTransform(json.text("column"), json.number("median"), ScaleJson.read(json));
      case "one-hot" ->
          new OneHot(
              json.text("column"),
              json.array("levels").texts(),
              json.bool("missing_level"),
              json.find("scales").isEmpty()
                  ? List.of()
                  : json.array("scales").objects().stream().map(ScaleJson::line).toList());
      case "category-index" -> new CategoryIndex(json.text("column"), json.array("levels").texts());
      case "ordinal" ->
          new OrdinalTransform(
              json.text("column"),
              json.array("levels").texts(),
              json.number("median"),
              ScaleJson.read(json.object("scale")));
      case "date" ->
          new DateTransform(
              json.text("column"),
              json.number("origin"),
              json.array("parts").objects().stream().map(TransformJson::part).toList());
      case "pixels" -> pixels(json);
      default -> throw new JsonException("transform '%s' is unknown".formatted(json.text("kind")));
    };
  }

  private static Json write(DatePart part) {
    return Json.object()
        .put("part", part.kind().text())
        .put("median", part.median())
        .put("scale", ScaleJson.write(part.scale()))
        .build();
  }

  private static DatePart part(JsonObject json) {
    for (var kind : DatePart.Kind.values()) {
      if (kind.text().equals(json.text("part"))) {
        return new DatePart(kind, json.number("median"), ScaleJson.read(json.object("scale")));
      }
    }
    throw new JsonException("part '%s' of a date is unknown".formatted(json.text("part")));
  }

  private static PixelTransform pixels(JsonObject json) {
    var transform =
        new PixelTransform(json.integer("height"), json.integer("width"), json.integer("channels"));
    // Channels first: with one or three of them the product cannot overflow.
    boolean possible =
        transform.imageHeight() > 0
            && transform.imageWidth() > 0
            && (transform.channels() == 1 || transform.channels() == 3);
    long values =
        possible
            ? (long) transform.imageHeight() * transform.imageWidth() * transform.channels()
            : Long.MAX_VALUE;
    if (values > MOST_PIXELS) {
      throw new JsonException("images of %s are impossible".formatted(transform.describe()));
    }
    return transform;
  }
}
