package dev.hillock.data;

import java.util.ArrayList;
import java.util.List;

/// The pixels of a set of equally large images, one byte a value, image after image, row by row,
/// colours of a pixel side by side.
///
/// @param bytes `[images, height, width, channels]`, read as unsigned
/// @param height rows of pixels
/// @param width pixels in a row
/// @param channels 1 for grey, 3 for red, green, blue
public record Pixels(byte[] bytes, int height, int width, int channels) {

  /// An image of a table may have this many values: each is a column. 546 x 546 in gray or 316 x
  /// 316 in colour.
  static final int MOST_VALUES = 300_000;

  private static final List<String> COLOURS = List.of("red", "green", "blue");

  public Pixels {
    if (height < 1 || width < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          ("images are %d x %d with %d channels; height and width must be at least 1,"
                  + " channels 1 or 3")
              .formatted(height, width, channels));
    }
    int perImage = Math.multiplyExact(Math.multiplyExact(height, width), channels);
    if (bytes.length % perImage != 0) {
      throw new IllegalArgumentException(
          "%d bytes are not a whole number of images of %d bytes"
              .formatted(bytes.length, perImage));
    }
  }

  /// Whether images of this shape can be the columns of a table.
  static boolean areFew(int height, int width, int channels) {
    return (long) height * width <= MOST_VALUES / channels;
  }

  /// Values per image: height · width · channels.
  public int perImage() {
    return height * width * channels;
  }

  /// How many images.
  public int images() {
    return bytes.length / perImage();
  }

  /// One value, 0 to 255.
  public int value(int image, int index) {
    return bytes[image * perImage() + index] & 0xff;
  }

  /// The columns of a table over these images.
  public List<Column> columns() {
    var columns = new ArrayList<Column>(perImage());
    for (int index = 0; index < perImage(); index++) {
      columns.add(new PixelColumn(nameOf(index), this, index));
    }
    return columns;
  }

  private String nameOf(int index) {
    int pixel = index / channels;
    String place = "pixel " + pixel / width + "," + pixel % width;
    return channels == 1 ? place : place + " " + COLOURS.get(index % channels);
  }
}
