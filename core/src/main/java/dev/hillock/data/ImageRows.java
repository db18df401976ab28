package dev.hillock.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/// Gives the rows of a decoded image as brightness from 0 to 255, transparent pixels over white.
final class ImageRows {

  private static final double WHITE = 255;

  private final BufferedImage image;
  private final int channels;
  private final boolean grayModel;
  private final boolean alpha;
  private final double grayScale;
  private final int[] samples;

  /// @param channels 1 for luminance, 3 for red, green, blue
  ImageRows(BufferedImage image, int channels) {
    this.image = image;
    this.channels = channels;
    ColorModel model = image.getColorModel();
    this.grayModel =
        model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && !(model instanceof IndexColorModel);
    this.alpha = model.hasAlpha();
    this.grayScale = WHITE / ((1L << model.getComponentSize(0)) - 1);
    this.samples = new int[image.getWidth() * (grayModel ? image.getRaster().getNumBands() : 1)];
  }

  /// Writes row y as `[width, channels]`.
  void read(int y, float[] row) {
    if (grayModel) {
      readGray(y, row);
    } else {
      readColours(y, row);
    }
  }

  /// Takes the samples as they stand in the file: getRGB would take them for linear light and make
  /// them brighter.
  private void readGray(int y, float[] row) {
    int bands = image.getRaster().getNumBands();
    image.getRaster().getPixels(0, y, image.getWidth(), 1, samples);
    for (int x = 0; x < image.getWidth(); x++) {
      double opacity = alpha ? samples[x * bands + 1] * grayScale / WHITE : 1;
      double gray = over(samples[x * bands] * grayScale, opacity);
      for (int channel = 0; channel < channels; channel++) {
        row[x * channels + channel] = (float) gray;
      }
    }
  }

  private void readColours(int y, float[] row) {
    image.getRGB(0, y, image.getWidth(), 1, samples, 0, image.getWidth());
    for (int x = 0; x < image.getWidth(); x++) {
      int argb = samples[x];
      double opacity = (argb >>> 24) / WHITE;
      double red = over((argb >> 16) & 0xff, opacity);
      double green = over((argb >> 8) & 0xff, opacity);
      double blue = over(argb & 0xff, opacity);
      if (channels == 1) {
        row[x] = (float) (0.299 * red + 0.587 * green + 0.114 * blue);
      } else {
        row[3 * x] = (float) red;
        row[3 * x + 1] = (float) green;
        row[3 * x + 2] = (float) blue;
      }
    }
  }

  private static double over(double value, double opacity) {
    return opacity == 1 ? value : value * opacity + WHITE * (1 - opacity);
  }
}
