package dev.hillock.plot;

import dev.hillock.report.Lettering;
import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import dev.hillock.report.Panel;
import java.util.Arrays;

/// What the shades of levels mean: one box for each, upwards, with the numbers between them.
///
/// @param label what is measured
/// @param levels the numbers
/// @param top where it begins
/// @param bar how high it is
record ScaleBar(String label, Levels levels, double top, double bar) implements Panel {

  /// One that begins at the top.
  ScaleBar(String label, Levels levels, double bar) {
    this(label, levels, 0, bar);
  }

  /// The same beginning further down.
  ScaleBar from(double newTop) {
    return new ScaleBar(label, levels, newTop, bar);
  }

  private static final double LEFT = 10;
  private static final double BOX = 18;

  @Override
  public double width() {
    double widest =
        Arrays.stream(levels.values()).map(v -> Lettering.width(text(v))).max().orElse(0);
    return LEFT + BOX + widest + 34;
  }

  @Override
  public double height() {
    return top + bar + 20;
  }

  @Override
  public void draw(Markup page) {
    int boxes = levels.values().length + 1;
    double each = bar / boxes;
    double bottom = top + bar;
    for (int i = 1; i < boxes; i++) {
      rect(page, "level", top, bottom - top - each * i);
    }
    page.empty(
        "path",
        "class",
        "axis",
        "fill",
        "none",
        "d",
        "M%s %sh%sv%sh-%sz".formatted(at(LEFT), at(top), at(BOX), at(bar), at(BOX)));
    for (int i = 1; i < boxes; i++) {
      page.leaf(
          "text",
          text(levels.values()[i - 1]),
          "x",
          at(LEFT + BOX + 6),
          "y",
          at(bottom - each * i + 4));
    }
    double middle = top + bar / 2;
    page.leaf(
        "text",
        Lettering.fitting(label, bar * 1.2),
        "x",
        at(width() - 6),
        "y",
        at(middle),
        "text-anchor",
        "middle",
        "transform",
        "rotate(-90 " + at(width() - 6) + " " + at(middle) + ")");
  }

  private static void rect(Markup page, String style, double from, double height) {
    page.empty(
        "rect",
        "class",
        style,
        "x",
        at(LEFT),
        "y",
        at(from),
        "width",
        at(BOX),
        "height",
        at(height));
  }

  /// A level as text.
  static String text(double level) {
    double size = Math.abs(level);
    return level == 0
        ? "0"
        : size >= 100 && size < 1e6
            ? Numerals.format("%,.0f", level)
            : size >= 1e6 ? Numerals.format("%.2g", level) : Numerals.brief(level);
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
