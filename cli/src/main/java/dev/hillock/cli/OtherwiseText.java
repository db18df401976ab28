package dev.hillock.cli;

import dev.hillock.attribution.Counterfactual;
import dev.hillock.attribution.Counterfactual.Change;
import dev.hillock.attribution.Counterfactual.Said;
import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.List;

/// Which small change would have changed a prediction, as aligned lines and as Markdown.
final class OtherwiseText {

  private static final String INDENT = " ".repeat(12);

  private OtherwiseText() {}

  /// Lines for a terminal.
  static List<String> lines(Counterfactual counterfactual) {
    var lines = new ArrayList<String>();
    lines.add("%-12s%s".formatted("Otherwise", sentence(counterfactual)));
    var table = new TextTable(INDENT, List.of(true, false, true, true, false));
    for (Change change : counterfactual.changes()) {
      table.row(
          change.column(), cell(change.from()), "->", change.to(), distance(change.distance()));
    }
    if (counterfactual.changes().size() > 1) {
      table.row("all together", "", "", "", distance(counterfactual.distance()));
    }
    lines.addAll(table.lines());
    counterfactual.notes().forEach(note -> lines.add(INDENT + "(" + note + ")"));
    return lines.stream().map(PlainText::of).toList();
  }

  /// A heading, a sentence and a table.
  static List<String> markdown(Counterfactual counterfactual) {
    var lines = new ArrayList<String>();
    lines.add("## Otherwise");
    lines.add("");
    lines.add(WhyText.markdown(sentence(counterfactual)) + ".");
    if (!counterfactual.changes().isEmpty()) {
      lines.add("");
      lines.add("| column | from | to | distance |");
      lines.add("|---|---|---|--:|");
    }
    for (Change change : counterfactual.changes()) {
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  WhyText.markdown(change.column()),
                  WhyText.markdown(cell(change.from())),
                  WhyText.markdown(change.to()),
                  distance(change.distance())));
    }
    if (!counterfactual.notes().isEmpty()) {
      lines.add("");
      counterfactual.notes().forEach(note -> lines.add("* " + WhyText.markdown(note)));
    }
    return lines;
  }

  private static String sentence(Counterfactual found) {
    String before = said(found.before());
    String after = said(found.after());
    if (found.found()) {
      return "%s: %s instead of %s, with".formatted(found.wish(), after, before);
    }
    return found.changes().isEmpty()
        ? "%s: nothing that was observed in these columns brings %s nearer to it"
            .formatted(found.wish(), before)
        : "%s: nothing within what was observed does it; nearest to it comes %s instead of %s, with"
            .formatted(found.wish(), after, before);
  }

  /// `'virginica' (0.9867)`, `43.183`.
  private static String said(Said said) {
    if (said.label().isEmpty()) {
      return Figures.significant(said.number());
    }
    return "'%s'%s"
        .formatted(
            said.label(),
            Double.isNaN(said.number()) ? "" : " (" + Figures.fixed(said.number()) + ")");
  }

  private static String cell(String text) {
    return text.isEmpty() ? "(missing)" : text;
  }

  private static String distance(double distance) {
    return Figures.fixed(distance);
  }
}
