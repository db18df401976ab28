package dev.hillock.prep;

import dev.hillock.data.DataException;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Pixels;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.List;

/// All pixels of an image: brightness 0 … 255 becomes 0 … 1. Nothing is fitted: the range is known.
///
/// @param imageHeight rows of pixels
/// @param imageWidth pixels in a row
/// @param channels 1 for grey, 3 for red, green, blue
public record PixelTransform(int imageHeight, int imageWidth, int channels)
    implements ColumnTransform {

  private static final float WHITE = 255f;

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public int width() {
    return imageHeight * imageWidth * channels;
  }

  @Override
  public String describe() {
    return "%d x %d %s pixels, v / 255"
        .formatted(imageWidth, imageHeight, channels == 1 ? "grey" : "red-green-blue");
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    Pixels pixels = pixelsOf(table);
    if (pixels.height() != imageHeight
        || pixels.width() != imageWidth
        || pixels.channels() != channels) {
      throw new DataException(
          "%s: images of %d x %d with %d channels; the model takes %d x %d with %d"
              .formatted(
                  table.source(),
                  pixels.width(),
                  pixels.height(),
                  pixels.channels(),
                  imageWidth,
                  imageHeight,
                  channels));
    }
    for (int r = 0; r < rows.length; r++) {
      int from = rows[r] * width();
      int to = x.at(r) + firstInput;
      for (int i = 0; i < width(); i++) {
        x.data()[to + i] = (pixels.bytes()[from + i] & 0xff) / WHITE;
      }
    }
    return 0;
  }

  private Pixels pixelsOf(Table table) {
    return table.columns().stream()
        .filter(PixelColumn.class::isInstance)
        .map(column -> ((PixelColumn) column).pixels())
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "%s holds no images; the model was trained on images of %d x %d"
                    .formatted(table.source(), imageWidth, imageHeight)));
  }
}
