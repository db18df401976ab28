package dev.hillock.plot;

import dev.hillock.report.Markup;
import dev.hillock.report.Numerals;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
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
  private static final int MINUS = 0xe06c00;

  private static final int PLUS = 0x1f7fc4;
  private static final int FULL = 255;

  /// Shades of a sign: with 0 as many as a palette of a byte has room for.
  private static final int SHADES = 127;

  /// An image is made of larger dots, so that programs that smooth them blur little.
  private static final int WANTED_DOTS = 100;

  private static final int LEAST_ENLARGED = 2;
  private static final int MOST_ENLARGED = 8;

  /// The colour of a number: the stronger the farther from 0, full from `most` on.
  static int colour(double value, double most) {
    if (Double.isNaN(value) || most == 0) {
      return 0;
    }
    long shade = Math.round(SHADES * Math.min(1, Math.abs(value) / most));
    return (int) (FULL * shade / SHADES) << 24 | (value < 0 ? MINUS : PLUS);
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
    int dots = Math.clamp(WANTED_DOTS / columns, LEAST_ENLARGED, MOST_ENLARGED);
    int width = dots * columns;
    int height = dots * rows();
    int[] palette = Arrays.stream(colours).distinct().toArray();
    var numbers = new HashMap<Integer, Integer>();
    for (int colour : palette) {
      numbers.put(colour, numbers.size());
    }
    var model = new IndexColorModel(8, palette.length, palette, 0, true, -1, DataBuffer.TYPE_BYTE);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int number = numbers.getOrDefault(colours[y / dots * columns + x / dots], 0);
        image.getRaster().setSample(x, y, 0, number);
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
