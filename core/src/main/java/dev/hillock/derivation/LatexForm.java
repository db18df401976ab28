package dev.hillock.derivation;

import dev.hillock.derivation.Block.Equations;
import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import java.util.List;
import java.util.stream.Collectors;

/// A worked derivation as a LaTeX document of its own, for any plain installation: class article,
/// geometry and longtable, no fonts or packages besides.
public final class LatexForm {

  private static final String BEGIN =
      """
      \\documentclass[a4paper,10pt]{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage[margin=2cm]{geometry}
      \\usepackage{longtable}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{4pt}
      \\setcounter{secnumdepth}{0}
      \\begin{document}
      """;

  private LatexForm() {}

  /// The text.
  public static String of(Derivation derivation, Digits digits) {
    return BEGIN
        + Chapters.of(derivation, digits).stream()
            .map(LatexForm::block)
            .collect(Collectors.joining("\n"))
        + "\\end{document}\n";
  }

  private static String block(Block block) {
    return switch (block) {
      case Heading(int level, String text) ->
          "\\" + command(level) + "{" + LatexText.escaped(text) + "}\n";
      case Paragraph(String text) -> LatexText.escaped(text) + "\n\n";
      case Equations(List<Formula> lines) ->
          lines.stream()
              .map(line -> "\\[ " + LatexFormula.of(line) + " \\]\n")
              .collect(Collectors.joining());
      case Grid grid -> grid(grid);
    };
  }

  private static String command(int level) {
    return switch (level) {
      case 1 -> "section";
      case 2 -> "subsection";
      case 3 -> "subsubsection";
      default -> "paragraph";
    };
  }

  private static String grid(Grid grid) {
    var text = new StringBuilder("\\begin{longtable}{");
    text.append("l".repeat(grid.texts())).append("r".repeat(grid.head().size() - grid.texts()));
    text.append("}\n").append(row(grid.head().stream().map(LatexForm::head).toList()));
    text.append("\\hline\n");
    int firstSum = grid.rows().size() - grid.sums();
    for (int r = 0; r < grid.rows().size(); r++) {
      if (grid.sums() > 0 && r == firstSum) {
        text.append("\\hline\n");
      }
      text.append(row(grid.rows().get(r).stream().map(LatexForm::cell).toList()));
    }
    return text.append("\\end{longtable}\n").toString();
  }

  private static String head(Formula formula) {
    return formula instanceof Formula.Words(String words)
        ? LatexText.escaped(words)
        : "$" + LatexFormula.of(formula) + "$";
  }

  /// A number is mathematics, so that its sign is a minus.
  private static String cell(String text) {
    boolean isNumber = text.matches("-?[0-9.]+(e-?[0-9]+)?");
    return isNumber ? "$" + LatexFormula.of(Formula.of(text)) + "$" : LatexText.escaped(text);
  }

  private static String row(List<String> cells) {
    return String.join(" & ", cells) + " \\\\\n";
  }
}
