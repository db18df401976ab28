package dev.hillock.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our figures in the file of a former run, so that a new rival does not mean training anew.
final class FormerResult {

  private static final String BLANKS = "\\s+";

  private final Map<String, Map<String, String>> rows;

  private FormerResult(Map<String, Map<String, String>> rows) {
    this.rows = rows;
  }

  /// No former run.
  static FormerResult none() {
    return new FormerResult(Map.of());
  }

  /// Reads the table of a file; what stands before and after it does not matter.
  ///
  /// @throws IllegalArgumentException if there is no table in it
  static FormerResult read(Path file) throws IOException {
    var rows = new HashMap<String, Map<String, String>>();
    List<String> names = List.of();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = List.of(line.strip().split(BLANKS));
      if (cells.getFirst().equals("table") && cells.contains(AccuracyTable.OURS)) {
        names = cells;
      } else if (names.isEmpty() || line.isBlank()) {
        names = List.of();
      } else {
        rows.put(cells.getFirst(), row(names, cells));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no table found in %s, expected a heading 'table test %s ...' and lines below; give a file that bench/accuracy has printed"
              .formatted(file, AccuracyTable.OURS));
    }
    return new FormerResult(rows);
  }

  /// Our figures on a table; none if it lacks one of the targets or one is no number.
  Optional<Ours> ours(TableTask task) {
    var figures = new ArrayList<Double>();
    for (int t = 0; t < task.targets().size(); t++) {
      double figure = number(AccuracyTable.name(task, t), AccuracyTable.OURS);
      if (Double.isNaN(figure)) {
        return Optional.empty();
      }
      figures.add(figure);
    }
    return Optional.of(
        new Ours(figures, number(task.name(), "ECE"), number(task.name(), "seconds"), ""));
  }

  private double number(String row, String column) {
    try {
      return Double.parseDouble(rows.getOrDefault(row, Map.of()).getOrDefault(column, "NaN"));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    var row = new HashMap<String, String>();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }
}
