package dev.hillock.cli;

import dev.hillock.compare.Run;
import dev.hillock.compare.Standings;
import dev.hillock.compare.Standings.Place;
import dev.hillock.json.Json;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.report.ComparisonPage;
import dev.hillock.report.Numerals;
import java.nio.file.Path;
import java.util.List;

/// The standings of a race as lines and as JSON.
final class RaceText {

  private RaceText() {}

  /// A table, the best first, and what was found in words.
  static List<String> lines(Standings standings) {
    var table = new TextTable("", List.of(true, false, false, false, false, false, false, true));
    table.row(
        "",
        "loss",
        "least",
        "greatest",
        standings.measure(),
        "evaluations",
        "seconds",
        "against the first");
    for (Place place : standings.places()) {
      var last = last(place.middle());
      table.row(
          place.entrant().name(),
          figure(place.middle().loss()),
          figure(place.least()),
          figure(place.greatest()),
          Numerals.fixed(place.validation()),
          Numerals.count(Math.round(last.evaluations())),
          Numerals.fixed(last.seconds()),
          ComparisonPage.verdict(place));
    }
    return table.lines();
  }

  /// A dash where a run diverged or had no time for an epoch.
  private static String figure(double loss) {
    return Double.isFinite(loss) ? Numerals.significant(loss) : "-";
  }

  private static Run.Point last(Run run) {
    return run.points().isEmpty() ? new Run.Point(0, 0, Double.NaN) : run.points().getLast();
  }

  /// Everything, each run with its seed.
  static JsonObject json(String source, String network, Standings standings, Path page) {
    var places = standings.places().stream().map(place -> json(place)).toList();
    return Json.object()
        .put("source", source)
        .put("network", network)
        .put("measure", standings.measure())
        .put("places", places)
        .put("page", page.toString())
        .build();
  }

  private static JsonObject json(Place place) {
    var last = last(place.middle());
    var runs = place.runs().stream().map(run -> json(run)).toList();
    var object = Json.object().put("name", place.entrant().name());
    putFinite(object, "loss", place.middle().loss());
    putFinite(object, "least", place.least());
    putFinite(object, "greatest", place.greatest());
    putFinite(object, "validation", place.validation());
    object.put("evaluations", last.evaluations()).put("seconds", last.seconds());
    object.put("diverged", place.diverged());
    putFinite(object, "p", place.p());
    return object.put("verdict", ComparisonPage.verdict(place)).put("runs", runs).build();
  }

  private static JsonObject json(Run run) {
    var object = Json.object().put("seed", run.seed());
    putFinite(object, "loss", run.loss());
    var kept = run.kept();
    if (kept != null) {
      putFinite(object, "validation", kept.metric());
    }
    if (!run.diverged().isEmpty()) {
      object.put("diverged", run.diverged());
    }
    return object.build();
  }

  /// What there is no figure for is left out.
  private static void putFinite(JsonObjectBuilder object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    }
  }
}
