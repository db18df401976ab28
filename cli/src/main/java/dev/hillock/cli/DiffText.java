package dev.hillock.cli;

import dev.hillock.model.ModelDiff;
import dev.hillock.model.TensorDifference;
import dev.hillock.model.TextDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What differs in two models, as aligned text that fits a screen: each section shows a dozen lines
/// at most and says how many there are.
final class DiffText {

  /// Figures as they are printed everywhere.
  static final UnaryOperator<String> FIGURES =
      text -> text.isEmpty() ? "-" : Figures.significant(Double.parseDouble(text));

  private static final String INDENT = " ".repeat(12);
  private static final int MOST_LINES = 12;

  /// Characters of a text that is shown.
  private static final int MOST_CHARACTERS = 36;

  /// Of a text that is cut: so many before the place where it differs.
  private static final int BEFORE = 12;

  private DiffText() {}

  /// All of it.
  ///
  /// @param networks of the larger model
  static List<String> lines(ModelDiff diff, int networks) {
    var lines = new ArrayList<String>();
    lines.addAll(texts("Origin", diff.origin(), UnaryOperator.identity()));
    lines.addAll(texts("Settings", diff.settings(), UnaryOperator.identity()));
    lines.addAll(network(diff));
    lines.addAll(texts("Columns", diff.columns(), UnaryOperator.identity()));
    lines.addAll(section("Tensors", tensors(diff.tensors())));
    lines.addAll(texts("Metrics", diff.metrics(), FIGURES));
    if (!diff.departures().isEmpty()) {
      lines.addAll(section("Training", departures(diff, networks).lines().toList()));
    }
    return lines;
  }

  /// A heading before the first of some lines, and an empty line before it; nothing for no lines.
  static List<String> section(String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<String>();
    all.add("");
    String first = lines.getFirst();
    all.add("%-12s%s".formatted(heading, first.startsWith(INDENT) ? first.substring(12) : first));
    lines.stream()
        .skip(1)
        .map(line -> line.startsWith(INDENT) ? line : INDENT + line)
        .forEach(all::add);
    return all;
  }

  static List<String> network(ModelDiff diff) {
    return texts("Network", diff.network(), UnaryOperator.identity());
  }

  static List<String> texts(
      String heading, List<TextDifference> differences, UnaryOperator<String> form) {
    var table = new TextTable(INDENT, List.of(true));
    differences.stream()
        .limit(MOST_LINES)
        .forEach(difference ->
            table.row(
                difference.name(),
                form.apply(cut(difference.first(), difference.second())),
                form.apply(cut(difference.second(), difference.first()))));
    var lines = new ArrayList<>(table.lines());
    if (differences.size() > MOST_LINES) {
      lines.add(INDENT + "and %d more".formatted(differences.size() - MOST_LINES));
    }
    return section(heading, lines);
  }

  /// As much of a text as shows where it differs from another.
  static String cut(String text, String other) {
    if (text.isEmpty()) {
      return "-";
    }
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    int from = Math.max(0, Math.min(same - BEFORE, text.length() - MOST_CHARACTERS));
    int to = Math.min(text.length(), from + MOST_CHARACTERS);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }

  private static List<String> tensors(List<TensorDifference> tensors) {
    var different = tensors.stream().filter(tensor -> !tensor.isIdentical()).toList();
    if (different.isEmpty()) {
      return List.of();
    }
    var table = new TextTable(INDENT, List.of(true, true, false));
    table.row("", "shape", "values", "differ", "at most", "on average", "ULPs");
    different.stream()
        .limit(MOST_LINES)
        .forEach(tensor ->
            table.row(
                tensor.name(),
                tensor.shape().toString(),
                Figures.count(tensor.values()),
                Figures.count(tensor.different()),
                Figures.significant(tensor.most()),
                Figures.significant(tensor.mean()),
                Figures.count(tensor.mostUlps())));
    var lines = new ArrayList<>(table.lines());
    if (different.size() > MOST_LINES) {
      lines.add(INDENT + "and %d more".formatted(different.size() - MOST_LINES));
    }
    if (different.size() < tensors.size()) {
      lines.add(INDENT + Figures.count(tensors.size() - different.size(), "other") + " the same");
    }
    return lines;
  }

  /// `epoch 3, step 2`; of several networks a line for each.
  ///
  /// @param networks of the model; a single one needs no number
  static String departures(ModelDiff diff, int networks) {
    return diff.departures().stream()
        .limit(MOST_LINES)
        .map(departure ->
            (networks == 1 ? "" : "network %d: ".formatted(departure.member()))
                + departure.place().text()
                + (departure.refit() ? " of the second training, on all rows" : ""))
        .collect(Collectors.joining("\n"));
  }
}
