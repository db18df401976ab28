package dev.hillock.derivation;

import dev.hillock.derivation.Block.Equations;
import dev.hillock.derivation.Block.Grid;
import dev.hillock.derivation.Block.Heading;
import dev.hillock.derivation.Block.Paragraph;
import dev.hillock.json.PlainText;
import java.util.ArrayList;
import java.util.List;

/// A worked derivation as lines for a terminal.
public final class TextForm {

  private static final int WIDTH = 96;
  private static final String BOLD = "\u001b[1m";
  private static final String TITLE = "\u001b[1;36m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean isColored;
  private final List<String> lines = new ArrayList<>();

  private TextForm(boolean isColored) {
    this.isColored = isColored;
  }

  /// The lines.
  ///
  /// @param isColored whether headings and sums stand out
  public static List<String> of(Derivation derivation, Digits digits, boolean isColored) {
    var form = new TextForm(isColored);
    Chapters.of(derivation, digits).forEach(form::write);
    return form.lines;
  }

  private void write(Block block) {
    switch (block) {
      case Heading(int level, String text) -> heading(level, text);
      case Paragraph(String text) -> paragraph(text);
      case Equations(List<Formula> formulas) ->
          formulas.forEach(formula -> lines.add("  " + PlainFormula.of(formula)));
      case Grid grid -> grid(grid);
    }
  }

  private void heading(int level, String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(styled(level < 3 ? TITLE : BOLD, PlainText.of(text)));
    if (level == 1) {
      lines.add("=".repeat(text.length()));
    } else if (level == 2) {
      lines.add("-".repeat(text.length()));
    }
  }

  private String styled(String style, String text) {
    return isColored ? style + text + PLAIN : text;
  }

  private void paragraph(String text) {
    var line = new StringBuilder();
    for (String word : List.of(PlainText.of(text).split(" ", -1))) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }

  private void grid(Grid grid) {
    var rows = new ArrayList<List<String>>();
    rows.add(grid.head().stream().map(PlainFormula::of).toList());
    grid.rows().forEach(row -> rows.add(row.stream().map(PlainText::of).toList()));
    var padded = GridText.padded(rows, grid.texts());
    int firstSum = padded.size() - grid.sums();
    for (int r = 0; r < padded.size(); r++) {
      String text = "  " + String.join("  ", padded.get(r)).stripTrailing();
      lines.add(r == 0 || r >= firstSum ? styled(BOLD, text) : text);
    }
  }
}
