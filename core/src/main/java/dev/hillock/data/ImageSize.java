package dev.hillock.data;

/// The size images are brought to.
///
/// @param width pixels in a row, at least 1
/// @param height rows of pixels, at least 1; at most 64 megapixels together
public record ImageSize(int width, int height) {

  /// 64 megapixels: a decoded image takes four bytes a pixel and more.
  static final long MOST_PIXELS = 64L << 20;

  /// @throws IllegalArgumentException if a side is below 1 or there are more than 64 megapixels
  public ImageSize {
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "image size is %dx%d; width and height must be at least 1, at most 64 megapixels together"
              .formatted(width, height));
    }
  }

  /// Width x height: `64x48`.
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
