package dev.hillock.cli;

import dev.hillock.attribution.Attribution;
import dev.hillock.attribution.Contribution;
import dev.hillock.attribution.Method;
import dev.hillock.attribution.Unit;
import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which columns moved a prediction, as aligned lines and as Markdown.
final class WhyText {

  private static final String INDENT = " ".repeat(12);
  private static final int MOST_LINES = 20;

  /// Characters of the longest bar, to either side.
  private static final int BAR = 12;

  private static final int MOST_CHARACTERS = 30;

  private WhyText() {}

  /// Lines for a terminal.
  static List<String> lines(Attribution attribution) {
    var figures = new WhyFigures(attribution);
    var lines = new ArrayList<String>();
    lines.add(
        "%-12s%s: %s"
            .formatted("Why", attribution.explained(), figures.of(attribution.prediction())));
    lines.add(INDENT + "it is %s, and the columns add".formatted(began(attribution, figures)));
    lines.addAll(table(attribution, figures).lines());
    attribution.notes().forEach(note -> lines.add(INDENT + "(" + note + ")"));
    return lines.stream().map(PlainText::of).toList();
  }

  /// Column, cell, contribution, where there are some its standard error and factor, bar.
  private static TextTable table(Attribution attribution, WhyFigures figures) {
    boolean sampled = isSampled(attribution);
    boolean logarithm = attribution.unit() == Unit.LOGARITHM;
    var aligned = new ArrayList<>(List.of(true, true, false));
    aligned.addAll(Collections.nCopies((sampled ? 1 : 0) + (logarithm ? 1 : 0), false));
    aligned.add(true);
    var table = new TextTable(INDENT, aligned);
    for (Contribution one : shown(attribution)) {
      var row = new ArrayList<String>();
      row.add(one.column());
      row.add(shortened(cell(one)));
      row.add(figures.signed(one.value()));
      if (sampled) {
        row.add(figures.error(one));
      }
      if (logarithm) {
        row.add(WhyFigures.factor(one.value()));
      }
      row.add(bar(one.value(), attribution));
      table.row(row);
    }
    double sum = attribution.sum();
    var last = new ArrayList<>(List.of("all together", "", figures.signed(sum)));
    if (logarithm) {
      last.addAll(sampled ? List.of("", WhyFigures.factor(sum)) : List.of(WhyFigures.factor(sum)));
    }
    table.row(last);
    return table;
  }

  private static boolean isSampled(Attribution attribution) {
    return attribution.contributions().stream().anyMatch(c -> c.standardError() > 0);
  }

  /// `0.3313 for the mean of the 150 rows of iris.csv`.
  private static String began(Attribution attribution, WhyFigures figures) {
    var baseline = attribution.baseline();
    return figures.of(baseline.value()) + " " + baseline.text();
  }

  /// The greatest, and what the others add in one line.
  private static List<Contribution> shown(Attribution attribution) {
    var all = attribution.contributions();
    // A line for a single one more takes no more room than a line for the others.
    if (all.size() <= MOST_LINES + 1) {
      return all;
    }
    var shown = new ArrayList<>(all.subList(0, MOST_LINES));
    var others = all.subList(MOST_LINES, all.size());
    double sum = others.stream().mapToDouble(Contribution::value).sum();
    shown.add(new Contribution("%d others".formatted(others.size()), "various", sum));
    return shown;
  }

  private static String cell(Contribution contribution) {
    return contribution.cell().isEmpty() ? "(missing)" : contribution.cell();
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 3)) + "...";
  }

  /// ` ------|` or ` |+++`: its length is the contribution's, the greatest has all.
  private static String bar(double value, Attribution attribution) {
    double greatest = Math.abs(attribution.contributions().getFirst().value());
    long length = greatest > 0 ? Math.round(BAR * Math.abs(value) / greatest) : 0;
    int marks = Math.clamp(length, 0, BAR);
    return value < 0
        ? " ".repeat(BAR - marks) + "-".repeat(marks) + "|"
        : " ".repeat(BAR) + "|" + "+".repeat(marks);
  }

  /// A heading, a sentence and a table.
  static List<String> markdown(Attribution attribution) {
    var figures = new WhyFigures(attribution);
    var lines = new ArrayList<String>();
    lines.add("## Why");
    lines.add("");
    lines.add(
        "%s: **%s**. It is %s, and %s add:"
            .formatted(
                markdown(attribution.explained()),
                figures.of(attribution.prediction()),
                markdown(began(attribution, figures)),
                attribution.method() == Method.SHAPLEY
                    ? "by Shapley values the columns"
                    : "by integrated gradients the columns"));
    lines.add("");
    boolean sampled = isSampled(attribution);
    lines.add(sampled ? "| column | cell | adds | ± |" : "| column | cell | adds |");
    lines.add(sampled ? "|---|---|--:|--:|" : "|---|---|--:|");
    for (Contribution one : shown(attribution)) {
      lines.add(
          "| %s | %s | %s |%s"
              .formatted(
                  markdown(one.column()),
                  markdown(cell(one)),
                  figures.signed(one.value()),
                  sampled ? " " + figures.of(one.standardError()) + " |" : ""));
    }
    lines.add(
        "| all together | | %s |%s"
            .formatted(figures.signed(attribution.sum()), sampled ? " |" : ""));
    if (!attribution.notes().isEmpty()) {
      lines.add("");
      attribution.notes().forEach(note -> lines.add("* " + markdown(note)));
    }
    return lines;
  }

  /// Text of a file as it stands in a cell of a table: nothing in it is taken for markup.
  static String markdown(String text) {
    var escaped = new StringBuilder();
    PlainText.of(text)
        .codePoints()
        .forEach(c -> {
          if ("\\`*_{}[]<>#|".indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.appendCodePoint(c);
        });
    return escaped.toString();
  }
}
