package dev.hillock.bench;

import dev.hillock.bench.measure.Figure;
import dev.hillock.bench.measure.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The figures of a work from all programs and rounds.
final class Measurements {

  /// Figure name to program to one value per round; NaN where a round gave none.
  private final Map<String, Map<String, double[]>> values = new LinkedHashMap<>();

  private final Map<String, String> units = new TreeMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final int rounds;

  Measurements(int rounds) {
    this.rounds = rounds;
  }

  void add(int round, String program, Runner.Run run) {
    if (!run.failure().isEmpty()) {
      missing.put(program, run.failure());
    }
    if (!run.version().isEmpty()) {
      versions.put(program, run.version());
    }
    notes.addAll(run.notes());
    for (Figure figure : run.figures()) {
      units.put(figure.name(), figure.unit());
      values.computeIfAbsent(figure.name(), name -> new LinkedHashMap<>())
              .computeIfAbsent(program, name -> nothing())[round] =
          figure.value();
    }
  }

  void addMissing(String program, String why) {
    missing.put(program, why);
  }

  private double[] nothing() {
    double[] empty = new double[rounds];
    Arrays.fill(empty, Double.NaN);
    return empty;
  }

  List<String> names() {
    return new ArrayList<>(values.keySet());
  }

  /// Who gave this figure.
  List<String> programs(String name) {
    return new ArrayList<>(values.getOrDefault(name, Map.of()).keySet());
  }

  /// Everybody who gave any figure.
  Set<String> programs() {
    var all = new LinkedHashSet<String>();
    values.values().forEach(byProgram -> all.addAll(byProgram.keySet()));
    return all;
  }

  /// The figure itself, for what its unit says.
  Figure like(String name) {
    return new Figure("", name, 0, units.getOrDefault(name, ""));
  }

  /// One value per round; NaN where a round gave none. Empty if the program never gave it.
  double[] rounds(String name, String program) {
    return values.getOrDefault(name, Map.of()).getOrDefault(program, new double[0]);
  }

  /// The median over the rounds, or NaN.
  double median(String name, String program) {
    double[] known = Arrays.stream(rounds(name, program)).filter(v -> !Double.isNaN(v)).toArray();
    return known.length == 0 ? Double.NaN : Statistics.median(known);
  }

  Map<String, String> versions() {
    return versions;
  }

  Map<String, String> missing() {
    return missing;
  }

  Set<String> notes() {
    return notes;
  }
}
