package dev.hillock.model;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The record of a run as keys of the provenance. All are optional: earlier versions wrote none.
final class RunRecordJson {

  private RunRecordJson() {}

  static void put(JsonObjectBuilder json, RunRecord run) {
    if (!run.isKnown()) {
      return;
    }
    var given = Json.object();
    run.given().forEach(given::put);
    json.put("given", given.build());
    if (!run.validationHash().isEmpty()) {
      json.put("validation_sha256", run.validationHash());
    }
    if (run.stoppedAfter() != 0) {
      json.put("stopped_after", run.stoppedAfter());
    }
    json.put("traces", run.traces().stream().map(RunRecordJson::ofMember).toList());
  }

  private static Json ofMember(List<Trace> traces) {
    return new JsonArray(
        traces.stream()
            .map(trace ->
                Json.object()
                    .put("steps_per_epoch", trace.stepsPerEpoch())
                    .put("every", trace.every())
                    .put("marks", trace.marks())
                    .build())
            .toList());
  }

  static RunRecord read(JsonObject json, int arithmetic) {
    if (json.find("traces").isEmpty()) {
      return RunRecord.unknown(arithmetic);
    }
    Map<String, String> given = new LinkedHashMap<>();
    JsonObject texts = json.object("given");
    texts.names().forEach(name -> given.put(name, texts.text(name)));
    return new RunRecord(
        arithmetic,
        given,
        json.find("validation_sha256").isPresent() ? json.text("validation_sha256") : "",
        json.find("stopped_after").isPresent() ? json.whole("stopped_after") : 0,
        traces(json.array("traces")));
  }

  private static List<List<Trace>> traces(JsonArray json) {
    List<List<Trace>> traces = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      traces.add(json.array(i).objects().stream().map(RunRecordJson::trace).toList());
    }
    return traces;
  }

  private static Trace trace(JsonObject json) {
    return new Trace(json.integer("steps_per_epoch"), json.whole("every"), json.text("marks"));
  }
}
