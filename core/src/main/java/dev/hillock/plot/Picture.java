package dev.hillock.plot;

import dev.hillock.report.Lettering;
import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import dev.hillock.report.Panel;
import dev.hillock.report.Style;
import java.util.ArrayList;
import java.util.List;

/// A picture that is a file of its own: a title, rows of panels, and lines of text below.
final class Picture {

  /// How wide most pictures are.
  static final double WIDTH = 720;

  private static final double MARGIN = 16;
  private static final double TITLE = 30;
  private static final double HEADING = 22;
  private static final double BETWEEN_ROWS = 6;
  private static final double ASIDE_LINE = 17;

  /// A letter of the lines below, and one of the title, in an average text.
  private static final double ASIDE_LETTER = 6.3;

  private static final double TITLE_LETTER = 8.6;

  private final String title;
  private final List<List<Headed>> rows = new ArrayList<>();
  private final List<String> asides = new ArrayList<>();

  /// A panel and what stands above it; empty for nothing.
  record Headed(String heading, Panel panel) {

    double height() {
      return panel.height() + (heading.isEmpty() ? 0 : HEADING);
    }
  }

  Picture(String title) {
    this.title = title;
  }

  /// Adds a row of panels, side by side.
  Picture row(List<Headed> panels) {
    rows.add(List.copyOf(panels));
    return this;
  }

  /// Adds a row of panels without headings.
  Picture row(Panel... panels) {
    return row(List.of(panels).stream().map(panel -> new Headed("", panel)).toList());
  }

  /// Adds a sentence below.
  Picture say(String sentence) {
    asides.add(sentence);
    return this;
  }

  /// The whole text.
  String svg() {
    double inner =
        rows.stream()
            .mapToDouble(row -> row.stream().mapToDouble(one -> one.panel().width()).sum())
            .max()
            .orElse(WIDTH);
    var lines = lines(inner);
    double above = MARGIN + TITLE;
    double below = lines.isEmpty() ? 0 : 10 + ASIDE_LINE * lines.size();
    double body = rows.stream().mapToDouble(row -> heightOf(row) + BETWEEN_ROWS).sum();
    double width = inner + 2 * MARGIN;
    double height = above + body + below + MARGIN;
    var page = new Markup();
    begin(page, width, height);
    String head = Lettering.fitting(title, inner * Lettering.width("x") / TITLE_LETTER);
    text(page, "head", head, MARGIN, MARGIN + 13);
    double top = above;
    for (List<Headed> row : rows) {
      draw(page, row, top);
      top += heightOf(row) + BETWEEN_ROWS;
    }
    for (int i = 0; i < lines.size(); i++) {
      text(page, "aside", lines.get(i), MARGIN, above + body + 10 + ASIDE_LINE * i);
    }
    return page.close() + "\n";
  }

  private void begin(Markup page, double width, double height) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        at(width),
        "height",
        at(height),
        "viewBox",
        "0 0 " + at(width) + " " + at(height),
        "role",
        "img",
        "aria-label",
        title);
    page.leaf("title", title).leaf("style", Style.ofPicture());
    page.empty("rect", "class", "paper", "width", "100%", "height", "100%");
  }

  private static double heightOf(List<Headed> row) {
    return row.stream().mapToDouble(Headed::height).max().orElse(0);
  }

  private static void draw(Markup page, List<Headed> row, double top) {
    double left = MARGIN;
    for (Headed one : row) {
      double from = top;
      if (!one.heading().isEmpty()) {
        String heading = Lettering.fitting(one.heading(), one.panel().width());
        text(page, "panel", heading, left, top + 14);
        from += HEADING;
      }
      page.open("g", "transform", "translate(" + at(left) + " " + at(from) + ")");
      one.panel().draw(page);
      page.closeLine();
      left += one.panel().width();
    }
  }

  /// The sentences, broken into lines that fit.
  private List<String> lines(double width) {
    int letters = (int) (width / ASIDE_LETTER);
    var lines = new ArrayList<String>();
    for (String aside : asides) {
      String rest = aside;
      while (rest.length() > letters) {
        int blank = rest.lastIndexOf(' ', letters);
        int end = blank > 0 ? blank : letters;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end).strip();
      }
      lines.add(rest);
    }
    return lines;
  }

  private static void text(Markup page, String style, String text, double x, double y) {
    page.leaf("text", text, "class", style, "x", at(x), "y", at(y)).text("\n");
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
