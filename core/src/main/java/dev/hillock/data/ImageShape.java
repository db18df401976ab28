package dev.hillock.data;

/// The shape of every image of a source.
///
/// @param height rows of pixels
/// @param width pixels in a row
/// @param channels 1 for gray, 3 for red, green, blue
public record ImageShape(int height, int width, int channels) {

  /// The shape of these images.
  public static ImageShape of(Pixels pixels) {
    return new ImageShape(pixels.height(), pixels.width(), pixels.channels());
  }

  /// Width x height and kind: `28x28 gray`, `64x48 colour`.
  @Override
  public String toString() {
    return width + "x" + height + (channels == 1 ? " gray" : " colour");
  }
}
