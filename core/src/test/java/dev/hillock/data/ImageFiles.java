package dev.hillock.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes image files for tests.
final class ImageFiles {

  private ImageFiles() {}

  static byte[] png(BufferedImage image) {
    return encoded(image, "png");
  }

  static byte[] jpeg(BufferedImage image) {
    return encoded(image, "jpeg");
  }

  /// A colour image of one row per array.
  static BufferedImage rgb(int[]... rows) {
    return image(BufferedImage.TYPE_INT_RGB, rows);
  }

  static BufferedImage argb(int[]... rows) {
    return image(BufferedImage.TYPE_INT_ARGB, rows);
  }

  /// A gray image whose samples stand in the file as given.
  static BufferedImage gray(int[]... rows) {
    var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
    }
    return image;
  }

  static int[] row(int... values) {
    return values;
  }

  private static BufferedImage image(int type, int[]... rows) {
    var image = new BufferedImage(rows[0].length, rows.length, type);
    for (int y = 0; y < rows.length; y++) {
      image.setRGB(0, y, rows[y].length, 1, rows[y], 0, rows[y].length);
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer takes this image as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
