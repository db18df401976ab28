package dev.hillock.plot;

import dev.hillock.kernel.Matrix;
import dev.hillock.prep.PixelTransform;
import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import dev.hillock.report.Panel;

/// An image of weights for each neuron. Colours of a pixel have an image each, one below the other:
/// red, green and blue.
///
/// @param weights `[pixels, neurons]`
/// @param neurons how many of them are shown
/// @param shape of the images
/// @param most from this size on colours are full
record WeightTiles(Matrix weights, int neurons, PixelTransform shape, double most)
    implements Panel {

  private static final int PER_ROW = 10;
  private static final double LEFT = 34;
  private static final double GAP = 6;
  private static final double LARGEST = 120;

  @Override
  public double width() {
    return Picture.WIDTH;
  }

  private int perRow() {
    return Math.min(PER_ROW, neurons);
  }

  private double tileWidth() {
    double room = (width() - LEFT) / perRow() - GAP;
    // Of tall images too, none is higher than a part of the picture.
    return Math.min(LARGEST, Math.min(room, room * shape.imageWidth() / shape.imageHeight()));
  }

  private double tileHeight() {
    return tileWidth() * shape.imageHeight() / shape.imageWidth();
  }

  private double rowHeight() {
    return (tileHeight() + GAP) * shape.channels();
  }

  @Override
  public double height() {
    int rows = (neurons + perRow() - 1) / perRow();
    return rowHeight() * rows + GAP;
  }

  @Override
  public void draw(Markup page) {
    for (int neuron = 0; neuron < neurons; neuron++) {
      int row = neuron / perRow();
      double x = LEFT + (neuron - row * perRow()) * (tileWidth() + GAP);
      double y = row * rowHeight();
      for (int channel = 0; channel < shape.channels(); channel++) {
        drawTile(page, image(neuron, channel), x, y + channel * (tileHeight() + GAP));
      }
      if (neuron % perRow() == 0) {
        String number = Integer.toString(neuron + 1);
        double middle = y + tileHeight() / 2 + 4;
        page.leaf("text", number, "x", at(LEFT - 6), "y", at(middle), "text-anchor", "end");
      }
    }
  }

  private void drawTile(Markup page, Raster image, double x, double y) {
    image.draw(page, x, y, tileWidth(), tileHeight());
    String border =
        "M%s %sh%sv%sh-%sz"
            .formatted(at(x), at(y), at(tileWidth()), at(tileHeight()), at(tileWidth()));
    page.empty("path", "class", "grid", "fill", "none", "d", border);
  }

  private Raster image(int neuron, int channel) {
    int[] colours = new int[shape.imageHeight() * shape.imageWidth()];
    for (int i = 0; i < colours.length; i++) {
      double weight = weights.get(i * shape.channels() + channel, neuron);
      colours[i] = Raster.colour(weight, most);
    }
    return new Raster(shape.imageWidth(), colours);
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }
}
