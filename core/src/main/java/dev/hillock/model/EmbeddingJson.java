package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.nn.Embedding;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import java.util.List;

/// Embeddings as JSON and back.
final class EmbeddingJson {

  private EmbeddingJson() {}

  static List<Json> write(Embedding embedding) {
    return embedding.parts().stream().map(EmbeddingJson::write).toList();
  }

  private static Json write(Part part) {
    return switch (part) {
      case Plain(int inputs) -> Json.object().put("kind", "plain").put("inputs", inputs).build();
      case Periodic(int inputs, int frequencies, int sums) ->
          Json.object()
              .put("kind", "periodic")
              .put("inputs", inputs)
              .put("frequencies", frequencies)
              .put("sums", sums)
              .build();
      case Lookup(int levels, int width) ->
          Json.object().put("kind", "lookup").put("levels", levels).put("width", width).build();
    };
  }

  static Embedding read(List<JsonObject> parts) {
    return new Embedding(parts.stream().map(EmbeddingJson::part).toList());
  }

  private static Part part(JsonObject json) {
    return switch (json.text("kind")) {
      case "plain" -> new Plain(json.integer("inputs"));
      case "periodic" ->
          new Periodic(json.integer("inputs"), json.integer("frequencies"), json.integer("sums"));
      case "lookup" -> new Lookup(json.integer("levels"), json.integer("width"));
      default -> throw new JsonException("embedding '%s' is unknown".formatted(json.text("kind")));
    };
  }
}
