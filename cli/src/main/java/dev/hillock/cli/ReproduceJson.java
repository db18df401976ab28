package dev.hillock.cli;

import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.model.Model;
import dev.hillock.train.Reproduction.Outcome;
import java.nio.file.Path;
import java.util.Locale;

/// Whether a second training gave the same model, for a program.
final class ReproduceJson {

  private ReproduceJson() {}

  static JsonObject of(Path file, String source, Model model, Outcome outcome) {
    var causes =
        outcome.causes().stream()
            .map(cause ->
                Json.object()
                    .put("kind", cause.kind().name().toLowerCase(Locale.ROOT))
                    .put("name", cause.name())
                    .put("model", cause.model())
                    .put("now", cause.again())
                    .build())
            .toList();
    var json =
        Json.object()
            .put("identical", outcome.isIdentical())
            .put("model", file.toString())
            .put("source", source)
            .put("fingerprint", model.fingerprint())
            .put("fingerprint_now", outcome.result().model().fingerprint())
            .put("causes", causes);
    return DiffJson.put(json, outcome.diff()).build();
  }
}
