package dev.hillock.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The images and labels of two unpacked IDX files, as the peers take them.
///
/// @param pixels `[rows, width]`, brightness 0 to 1
/// @param labels one per row
/// @param width pixels of an image
public record IdxRows(float[] pixels, int[] labels, int width) {

  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;
  private static final float WHITE = 255f;

  /// The training images and labels of a folder that the comparison has written.
  public static IdxRows training(Path folder) throws IOException {
    return read(folder, "train");
  }

  /// The test images and labels.
  public static IdxRows test(Path folder) throws IOException {
    return read(folder, "t10k");
  }

  private static IdxRows read(Path folder, String part) throws IOException {
    byte[] images = Files.readAllBytes(folder.resolve(part + "-images-idx3-ubyte"));
    byte[] labels = Files.readAllBytes(folder.resolve(part + "-labels-idx1-ubyte"));
    float[] pixels = new float[images.length - IMAGE_HEADER];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images[IMAGE_HEADER + i] & 0xff) / WHITE;
    }
    int[] classes = new int[labels.length - LABEL_HEADER];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = labels[LABEL_HEADER + row];
    }
    return new IdxRows(pixels, classes, pixels.length / classes.length);
  }

  /// How many images.
  public int rows() {
    return labels.length;
  }

  /// A row in double, for the peers that compute in nothing else.
  public double[] row(int row) {
    double[] values = new double[width];
    for (int i = 0; i < width; i++) {
      values[i] = pixels[row * width + i];
    }
    return values;
  }

  /// A label as a row of zeros and a one.
  public double[] oneHot(int row, int classes) {
    double[] values = new double[classes];
    values[labels[row]] = 1;
    return values;
  }
}
