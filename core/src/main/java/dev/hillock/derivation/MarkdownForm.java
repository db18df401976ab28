package dev.hillock.derivation;

import dev.hillock.derivation.Block.Equations;
import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A worked derivation in Markdown, with tables and formulas between dollar signs as GitHub, GitLab
/// and Jupyter set them.
public final class MarkdownForm {

  private MarkdownForm() {}

  /// The text.
  public static String of(Derivation derivation, Digits digits) {
    return Chapters.of(derivation, digits).stream()
        .map(MarkdownForm::block)
        .collect(Collectors.joining("\n"));
  }

  private static String block(Block block) {
    return switch (block) {
      case Heading(int level, String text) -> "#".repeat(level) + " " + escaped(text) + "\n";
      case Paragraph(String text) -> escaped(text) + "\n";
      case Equations(List<Formula> lines) ->
          lines.stream()
              .map(line -> "$$" + LatexFormula.of(line) + "$$\n")
              .collect(Collectors.joining("\n"));
      case Grid grid -> grid(grid);
    };
  }

  private static String grid(Grid grid) {
    var text = new StringBuilder();
    text.append(row(grid.head().stream().map(MarkdownForm::head).toList()));
    var rule = new ArrayList<String>();
    for (int c = 0; c < grid.head().size(); c++) {
      rule.add(c < grid.texts() ? "---" : "---:");
    }
    text.append(row(rule));
    int firstSum = grid.rows().size() - grid.sums();
    for (int r = 0; r < grid.rows().size(); r++) {
      boolean isSum = r >= firstSum;
      text.append(
          row(
              grid.rows().get(r).stream()
                  .map(MarkdownForm::escaped)
                  .map(cell -> isSum && !cell.isEmpty() ? "**" + cell + "**" : cell)
                  .toList()));
    }
    return text.toString();
  }

  private static String head(Formula formula) {
    return formula instanceof Formula.Words(String words)
        ? escaped(words)
        : "$" + LatexFormula.of(formula) + "$";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /// Signs that would be read as marks.
  private static String escaped(String text) {
    var out = new StringBuilder();
    PlainText.of(text)
        .codePoints()
        .forEach(c -> {
          if ("\\`*_{}[]<>#|$".indexOf(c) >= 0) {
            out.append('\\');
          }
          out.appendCodePoint(c);
        });
    return out.toString();
  }
}
