package dev.hillock.plot;

import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import dev.hillock.report.Panel;

/// What the colours of numbers on both sides of 0 mean: a bar from −most to most.
///
/// @param label what is measured
/// @param most from here on colours are full
/// @param width of all of it
record SignBar(String label, double most, double width) implements Panel {

  private static final int STEPS = 41;
  private static final double BAR = 260;
  private static final double HIGH = 12;
  private static final double LEFT = 8;

  @Override
  public double height() {
    return 40;
  }

  @Override
  public void draw(Markup page) {
    int[] colours = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      colours[i] = Raster.colour(2.0 * i / (STEPS - 1) - 1, 1);
    }
    new Raster(STEPS, colours).draw(page, LEFT, 6, BAR, HIGH);
    page.empty("path", "class", "axis", "fill", "none", "d", "M8 6h260v12h-260z");
    text(page, Numerals.brief(-most), LEFT, "start");
    text(page, "0", LEFT + BAR / 2, "middle");
    text(page, Numerals.brief(most), LEFT + BAR, "end");
    page.leaf("text", label, "x", Numerals.coordinate(LEFT + BAR + 14), "y", "16");
  }

  private static void text(Markup page, String text, double x, String anchor) {
    String at = Numerals.coordinate(x);
    page.leaf("text", text, "x", at, "y", "33", "text-anchor", anchor);
  }
}
