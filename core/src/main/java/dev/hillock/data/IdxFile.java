package dev.hillock.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The bytes of one IDX file: a magic number, sizes, unsigned bytes. All numbers are big-endian.
///
/// Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits, section "File
/// formats for the MNIST database".
final class IdxFile {

  static final int IMAGES = 0x0803;
  static final int LABELS = 0x0801;

  private final ByteBuffer bytes;
  private final String name;

  IdxFile(byte[] bytes, String name) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.name = name;
  }

  /// Whether it says that it holds labels.
  boolean isLabels() {
    return bytes.limit() >= Integer.BYTES && bytes.getInt(0) == LABELS;
  }

  /// The images.
  ///
  /// @throws DataException if the file holds anything else, or more or fewer bytes than it says
  Pixels images() {
    requireMagic(IMAGES, "images");
    int images = size(4, "number of images");
    int height = size(8, "height");
    int width = size(12, "width");
    byte[] pixels = body(16, new int[] {images, height, width});
    return new Pixels(pixels, height, width, 1);
  }

  /// The labels, one byte each.
  ///
  /// @throws DataException as for images
  byte[] labels() {
    requireMagic(LABELS, "labels");
    int labels = size(4, "number of labels");
    return body(8, new int[] {labels});
  }

  private void requireMagic(int expected, String content) {
    int found = intAt(0, "magic number");
    if (found != expected) {
      throw new DataException(
          ("%s: magic number at offset 0 is 0x%08x, expected 0x%08x (%s); give an IDX file"
                  + " of unsigned bytes")
              .formatted(name, found, expected, content));
    }
  }

  private int size(int offset, String what) {
    int size = intAt(offset, what);
    if (size < 1) {
      throw new DataException(
          "%s: %s at offset %d is %s; it must be at least 1"
              .formatted(name, what, offset, Integer.toUnsignedString(size)));
    }
    return size;
  }

  private int intAt(int offset, String what) {
    if (bytes.limit() < offset + Integer.BYTES) {
      throw new DataException(
          "%s ends at byte %d, within the %s at offset %d; copy or download it again"
              .formatted(name, bytes.limit(), what, offset));
    }
    return bytes.getInt(offset);
  }

  /// The bytes behind the sizes, whose product must be what the file has left.
  private byte[] body(int offset, int[] sizes) {
    long expected = 1;
    for (int size : sizes) {
      if (expected > bytes.limit()) {
        // Longer than any file that can be read; one more factor could overflow.
        break;
      }
      expected = Math.multiplyExact(expected, (long) size);
    }
    int found = bytes.limit() - offset;
    if (expected != found) {
      throw new DataException(
          "%s has %d bytes from offset %d on, expected %s; copy or download it again"
              .formatted(name, found, offset, product(sizes)));
    }
    return Arrays.copyOfRange(bytes.array(), offset, bytes.limit());
  }

  private static String product(int[] sizes) {
    return String.join(" x ", Arrays.stream(sizes).mapToObj(Integer::toString).toList());
  }
}
