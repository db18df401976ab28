package dev.hillock.plot;

import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Coloured cells, side by side: drawn as rectangles or as a PNG image within the picture,
/// whichever is shorter.
///
/// @param columns cells in a row
/// @param colours of the cells, row by row: alpha, red, green and blue, eight bits each
record Raster(int columns, int[] colours) {

  /// Colours of the two signs, to be seen on white and on black. What is 0 is as the paper.
  private static final int MINUS = 0x1f7fc4;

  private static final int PLUS = 0xe06c00;
  private static final int FULL = 255;

  /// An image is made of larger dots, so that programs that smooth them blur little.
  private static final int WANTED_DOTS = 800;

  private static final int MOST_ENLARGED = 8;

  /// The colour of a number: the stronger the farther from 0, full from `most` on.
  static int colour(double value, double most) {
    if (Double.isNaN(value) || most == 0) {
      return 0;
    }
    long alpha = Math.round(FULL * Math.min(1, Math.abs(value) / most));
    return (int) alpha << 24 | (value < 0 ? MINUS : PLUS);
  }

  int rows() {
    return colours.length / columns;
  }

  /// Draws it into a rectangle.
  void draw(Markup page, double left, double top, double width, double height) {
    var cells = new Markup();
    drawRectangles(cells, left, top, width, height);
    byte[] png = png();
    if (cells.toString().length() <= png.length / 3 * 4) {
      drawRectangles(page, left, top, width, height);
      return;
    }
    page.empty(
        "image",
        "x",
        at(left),
        "y",
        at(top),
        "width",
        at(width),
        "height",
        at(height),
        "preserveAspectRatio",
        "none",
        "href",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
  }

  private void drawRectangles(Markup page, double left, double top, double width, double height) {
    double w = width / columns;
    double h = height / rows();
    for (int i = 0; i < colours.length; i++) {
      int alpha = colours[i] >>> 24;
      int row = i / columns;
      if (alpha > 0) {
        page.empty(
            "rect",
            "x",
            fine(left + w * (i - row * columns)),
            "y",
            fine(top + h * row),
            "width",
            fine(w),
            "height",
            fine(h),
            "fill",
            String.format(Locale.ROOT, "#%06x", colours[i] & 0xffffff),
            "fill-opacity",
            fine((double) alpha / FULL));
      }
    }
  }

  private byte[] png() {
    int dots = Math.clamp(WANTED_DOTS / columns, 1, MOST_ENLARGED);
    var image = new BufferedImage(dots * columns, dots * rows(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, colours[y / dots * columns + x / dots]);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("an image could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static String at(double coordinate) {
    return Numerals.coordinate(coordinate);
  }

  private static String fine(double number) {
    return Numerals.format("%.2f", number);
  }
}
