package dev.hillock.bench;

import dev.hillock.bench.measure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/// The text of a comparison: the table, who was missing, notes, and for the result file the
/// machine, the versions and every round.
final class Report {

  private static final String SKINNY = "skinny";

  private final Targets targets;
  private final Map<Work, Measurements> measured;

  Report(Targets targets, Map<Work, Measurements> measured) {
    this.targets = targets;
    this.measured = measured;
  }

  /// The table and what belongs to it.
  List<String> table() {
    var peers = new LinkedHashSet<String>();
    measured.forEach((work, figures) -> {
      if (!work.name().equals(SKINNY)) {
        peers.addAll(figures.programs());
      }
    });
    peers.remove(Programs.HILLOCK);
    var comparison = new Comparison(targets, List.copyOf(peers));
    var below = new ArrayList<String>();
    measured.forEach((work, figures) -> {
      if (work.name().equals(SKINNY)) {
        var skinny = new Skinny(figures);
        skinny.addTo(comparison, targets);
        below.addAll(skinny.lines());
      } else {
        comparison.add(work.name(), figures);
      }
    });
    var lines = new ArrayList<>(comparison.lines());
    lines.add("");
    lines.add(
        "ratio: how many times as fast as the best peer, the median of the rounds; spread: the");
    lines.add(
        "rounds' least and most. skinny turns it round: time over time, spread over the shapes.");
    lines.addAll(below);
    lines.addAll(notes());
    return lines;
  }

  private List<String> notes() {
    var notes = new LinkedHashSet<String>();
    measured.forEach((work, figures) -> {
      notes.addAll(work.notes());
      notes.addAll(figures.notes());
      figures
          .missing()
          .forEach((program, why) ->
              notes.add("missing: %s on %s: %s".formatted(program, work.name(), why)));
    });
    return List.copyOf(notes);
  }

  /// Versions of everybody who took part.
  List<String> versions() {
    var versions = new LinkedHashMap<String, String>();
    measured.values().forEach(figures -> versions.putAll(figures.versions()));
    return versions.entrySet().stream().map(e -> "  " + e.getKey() + ": " + e.getValue()).toList();
  }

  /// Every value of every round, one line per figure and program.
  List<String> rounds() {
    var lines = new ArrayList<String>();
    for (Entry<Work, Measurements> entry : measured.entrySet()) {
      for (String name : entry.getValue().names()) {
        Figure like = entry.getValue().like(name);
        for (String program : entry.getValue().programs(name)) {
          var line = new StringBuilder();
          line.append(
              "  %s %s %s, %s:".formatted(entry.getKey().name(), name, like.unit(), program));
          for (double value : entry.getValue().rounds(name, program)) {
            line.append(' ').append(Numbers.text(value));
          }
          lines.add(line.toString());
        }
      }
    }
    return lines;
  }
}
