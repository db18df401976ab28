package dev.hillock.cli;

import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Intervals;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.TargetFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A target for a person: how outputs become predictions, and the figures that only some targets
/// have.
final class TargetText {

  private TargetText() {}

  /// How outputs become labels or numbers.
  static String coding(TargetCoding target) {
    return switch (target) {
      case ClassTarget classes ->
          "%s, %d classes: %s"
              .formatted(
                  classes.column(), classes.labels().size(), String.join(", ", classes.labels()));
      case NumberTarget numbers ->
          IntStream.range(0, numbers.outputs())
              .mapToObj(i -> number(numbers, i))
              .collect(Collectors.joining(", "));
    };
  }

  private static String number(NumberTarget numbers, int i) {
    Intervals intervals = numbers.intervals();
    String interval =
        intervals == null
            ? ""
            : ", ± %s in %s"
                .formatted(
                    Figures.significant(intervals.halfWidths().get(i)), percent(intervals.level()));
    return "%s = %s + %s * output%s"
        .formatted(
            numbers.columns().get(i),
            Figures.significant(numbers.scales().get(i).center()),
            Figures.significant(numbers.scales().get(i).spread()),
            interval);
  }

  /// Lines below the usual figures; empty where there is nothing more to say.
  static List<String> figures(TargetFigures figures) {
    var lines = new ArrayList<String>();
    if (!figures.intervals().isEmpty()) {
      var table = new TextTable("  ", List.of(true, false));
      table.row("interval", "level", "coverage", "width");
      figures
          .intervals()
          .forEach((name, m) ->
              table.row(
                  name,
                  percent(m.level()),
                  Figures.fixed(m.coverage()),
                  Figures.significant(m.width())));
      lines.addAll(table.lines());
    }
    return lines;
  }

  /// `90 %`.
  private static String percent(double part) {
    return BigDecimal.valueOf(part).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
