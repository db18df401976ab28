package dev.hillock.data;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;

/// Brings a decoded image to a size, row by row: each row is narrowed as it is read and added to
/// the rows it has a share in, and only those are held.
final class ImageScaling {

  private final BufferedImage image;
  private final ImageSize size;
  private final int channels;

  /// Rows of the result that have begun and are not done, from row `done` on.
  private final ArrayDeque<float[]> open = new ArrayDeque<>();

  private final ArrayDeque<float[]> spare = new ArrayDeque<>();
  private int done;

  /// @param channels 1 for luminance, 3 for red, green, blue
  ImageScaling(BufferedImage image, ImageSize size, int channels) {
    this.image = image;
    this.size = size;
    this.channels = channels;
  }

  /// Writes the image as `[height, width, channels]` from the offset on.
  void write(byte[] bytes, int offset) {
    var rows = new ImageRows(image, channels);
    var across = new Resampler(image.getWidth(), size.width());
    var down = new Resampler(image.getHeight(), size.height());
    float[] row = new float[image.getWidth() * channels];
    float[] narrow = new float[size.width() * channels];
    for (int y = 0; y < image.getHeight(); y++) {
      rows.read(y, row);
      across.along(row, narrow, channels);
      begin(down, y, narrow.length);
      int target = done;
      for (float[] result : open) {
        down.add(target++, y, narrow, result);
      }
      finish(down, y, bytes, offset);
    }
  }

  private void begin(Resampler down, int y, int length) {
    while (done + open.size() < size.height() && down.first(done + open.size()) <= y) {
      float[] result = spare.isEmpty() ? new float[length] : spare.remove();
      Arrays.fill(result, 0);
      open.add(result);
    }
  }

  private void finish(Resampler down, int y, byte[] bytes, int offset) {
    while (!open.isEmpty() && down.last(done) <= y) {
      float[] result = open.remove();
      int at = offset + done * result.length;
      for (int i = 0; i < result.length; i++) {
        bytes[at + i] = (byte) Math.clamp(Math.round(result[i]), 0, 255);
      }
      spare.add(result);
      done++;
    }
  }
}
