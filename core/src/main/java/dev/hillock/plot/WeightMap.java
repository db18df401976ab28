package dev.hillock.plot;

import dev.hillock.report.Lettering;
import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import dev.hillock.report.Panel;
import java.util.List;

/// A map of weights: a row for each input with its name, a column for each neuron.
///
/// @param names of the inputs
/// @param cells the weights as colours
record WeightMap(List<String> names, Raster cells) implements Panel {

  private static final int LONGEST_NAME = 26;
  private static final double ROW = 16;
  private static final double WIDEST = 26;
  private static final double BELOW = 44;

  @Override
  public double width() {
    return Picture.WIDTH;
  }

  private double left() {
    double widest = 0;
    for (String name : names) {
      widest = Math.max(widest, Lettering.width(shown(name)));
    }
    return widest + 8;
  }

  private static String shown(String name) {
    return Lettering.shortened(name, LONGEST_NAME);
  }

  private double cellWidth() {
    return Math.min(WIDEST, (width() - left() - 10) / cells.columns());
  }

  private double bottom() {
    return ROW * names.size();
  }

  @Override
  public double height() {
    return bottom() + BELOW;
  }

  @Override
  public void draw(Markup page) {
    double right = left() + cellWidth() * cells.columns();
    cells.draw(page, left(), 0, right - left(), bottom());
    page.empty(
        "path",
        "class",
        "axis",
        "fill",
        "none",
        "d",
        "M%s 0h%sv%sh-%sz"
            .formatted(at(left()), at(right - left()), at(bottom()), at(right - left())));
    for (int i = 0; i < names.size(); i++) {
      text(page, shown(names.get(i)), left() - 6, ROW * i + 12.5, "end");
    }
    int every = cells.columns() <= 12 ? 1 : cells.columns() <= 30 ? 5 : 10;
    for (int neuron = 1; neuron <= cells.columns(); neuron++) {
      if (neuron == 1 || neuron % every == 0) {
        double middle = left() + cellWidth() * (neuron - 0.5);
        text(page, Integer.toString(neuron), middle, bottom() + 16, "middle");
      }
    }
    text(page, "neuron", (left() + right) / 2, bottom() + 35, "middle");
  }

  private static void text(Markup page, String text, double x, double y, String anchor) {
    page.leaf("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
