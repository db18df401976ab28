package dev.hillock.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The table of figures, line by line while they come in: ours, each rival's, and at the end what
/// they amount to, under each rival.
final class AccuracyTable {

  /// The column of ours.
  static final String OURS = "Hillock";

  private static final String ERROR_RATIO = "error ratio";
  private static final int CELL = 8;
  private static final int RATIO = 6;

  private final int nameWidth;
  private final List<String> rivals;
  private final List<String> ratios;
  private final List<Tally> tallies = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /// @param names of the tables
  /// @param rivals names, in the order of the columns
  /// @param ratios the rivals whose error ratios each line tells
  AccuracyTable(List<String> names, List<String> rivals, List<String> ratios) {
    nameWidth =
        Math.max(ERROR_RATIO.length(), names.stream().mapToInt(String::length).max().orElse(0));
    this.rivals = List.copyOf(rivals);
    this.ratios = List.copyOf(ratios);
    rivals.forEach(rival -> tallies.add(new Tally()));
  }

  /// The name of a target's line.
  static String name(TableTask task, int target) {
    return task.name() + (target == 0 ? "" : ":" + task.targets().get(target));
  }

  /// The names of the columns.
  String heading() {
    var line = new StringBuilder(left("table"));
    line.append(right("test", CELL - 1)).append(' ').append(right(OURS, CELL));
    for (String rival : rivals) {
      line.append(' ').append(right(rival, width(rival)));
    }
    line.append(' ');
    for (String rival : ratios) {
      line.append(' ').append(right("/" + rival, RATIO));
    }
    return line.append(' ').append(right("ECE", RATIO)).append("  seconds").toString();
  }

  /// A table's lines, one for each target.
  ///
  /// @param outcomes one for each rival
  List<String> lines(TableTask task, TestSet test, Ours ours, List<Outcome> outcomes) {
    var lines = new ArrayList<String>();
    lines.add(
        cells(name(task, 0), test, ours, outcomes, 0)
            + " "
            + ratios(test, ours, outcomes)
            + " "
            + number(ours.calibrationError(), RATIO, 3)
            + " "
            + number(ours.seconds(), CELL, 1));
    for (int target = 1; target < task.targets().size(); target++) {
      lines.add(cells(name(task, target), test, ours, outcomes, target));
    }
    count(task, test, ours, outcomes);
    return lines;
  }

  /// What all lines amount to.
  List<String> footer() {
    return List.of(
        "",
        total(ERROR_RATIO, Tally::meanRatio, 3),
        total("tables", Tally::tables, 0),
        total("wins", Tally::wins, 0),
        total("ties", Tally::ties, 0),
        total("losses", Tally::losses, 0));
  }

  /// Why figures are missing, a line each.
  List<String> failures() {
    return List.copyOf(failures);
  }

  private String cells(String name, TestSet test, Ours ours, List<Outcome> outcomes, int target) {
    var line = new StringBuilder(left(name));
    line.append(right(Integer.toString(test.rows()), CELL - 1));
    line.append(' ').append(number(ours.figures().get(target), CELL, 4));
    for (int i = 0; i < outcomes.size(); i++) {
      int width = width(rivals.get(i));
      line.append(' ')
          .append(
              switch (outcomes.get(i)) {
                case Outcome.Figures figures -> number(figures.values().get(target), width, 4);
                case Outcome.Failure failure -> right(failure.cell(), width);
              });
    }
    return line.toString();
  }

  private String ratios(TestSet test, Ours ours, List<Outcome> outcomes) {
    var text = new StringBuilder();
    for (String rival : ratios) {
      text.append(' ')
          .append(
              switch (outcomes.get(rivals.indexOf(rival))) {
                case Outcome.Figures figures ->
                    number(ErrorRatio.of(test, ours.figures(), figures.values()).value(), RATIO, 3);
                case Outcome.Failure failure -> right(failure.cell(), RATIO);
              });
    }
    return text.toString();
  }

  private void count(TableTask task, TestSet test, Ours ours, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Figures figures ->
            tallies.get(i).add(ErrorRatio.of(test, ours.figures(), figures.values()));
        case Outcome.Failure failure ->
            failures.add("%s on %s: %s".formatted(rivals.get(i), task.name(), failure.cause()));
      }
    }
  }

  private String total(String name, ToDoubleFunction<Tally> value, int decimals) {
    var line = new StringBuilder(left(name));
    line.append(" ".repeat(2 * CELL));
    for (int i = 0; i < rivals.size(); i++) {
      line.append(' ')
          .append(number(value.applyAsDouble(tallies.get(i)), width(rivals.get(i)), decimals));
    }
    return line.toString();
  }

  private static int width(String rival) {
    return Math.max(CELL, rival.length() + 1);
  }

  private String left(String text) {
    return text + " ".repeat(Math.max(1, nameWidth + 1 - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String number(double value, int width, int decimals) {
    return right(String.format(Locale.ROOT, "%." + decimals + "f", value), width);
  }
}
