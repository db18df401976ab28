package dev.hillock.data;

/// One pixel (or one colour of one pixel) across a set of images: a number from 0 to 255, never
/// missing. All pixel columns of a table share one block of bytes.
///
/// @param name such as `pixel 3,14` or `pixel 3,14 red`: row and column of the pixel from 0
/// @param pixels the block
/// @param index which of the block's values per image this column is
public record PixelColumn(String name, Pixels pixels, int index) implements Column {

  public PixelColumn {
    if (index < 0 || index >= pixels.perImage()) {
      throw new IllegalArgumentException(
          "column '%s' is value %d of an image, but an image has %d values"
              .formatted(name, index, pixels.perImage()));
    }
  }

  @Override
  public int rows() {
    return pixels.images();
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  @Override
  public int missing() {
    return 0;
  }

  @Override
  public String text(int row) {
    return Integer.toString(value(row));
  }

  /// The brightness in this row's image, 0 to 255.
  public int value(int row) {
    return pixels.value(row, index);
  }
}
