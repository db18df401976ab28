package dev.hillock.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The bytes of one PNG or JPEG file.
final class ImageFile {

  /// What an image may take when it is decoded, in bytes, whatever its file has: a photograph of 13
  /// megapixels.
  private static final long SMALL_IMAGE = 40 << 20;

  /// Beyond that, how many bytes a byte of the file may become: 0.6 bits for a pixel in colour. A
  /// photograph has more than one.
  private static final int LARGEST_RATIO = 40;

  /// The same for all scans of a JPEG together: the decoder goes over the whole image in each, and
  /// a scan may have ten bytes. Progressive photographs of ten scans come to 120.
  private static final int SCANS_RATIO = 200;

  /// As in JPEG; a row of a PNG image may otherwise be all of it.
  private static final int LONGEST_SIDE = 65_535;

  private static final int PNG_DEPTH = 24;
  private static final int PNG_COLOUR_TYPE = 25;

  private final byte[] bytes;
  private final String name;

  ImageFile(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  /// The file's name.
  String name() {
    return name;
  }

  /// The size in the file's header; nothing is decoded.
  ///
  /// @throws DataException if it is no PNG or JPEG image or has more than 64 megapixels
  ImageSize size() {
    return read(this::size);
  }

  /// The whole image.
  ///
  /// @throws DataException as for the size, or if it cannot be decoded
  BufferedImage decode() {
    return read(reader -> {
      size(reader);
      var warnings = new ArrayList<String>();
      reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
      BufferedImage image = reader.read(0);
      requireWhole(warnings);
      return image;
    });
  }

  /// The JPEG reader fills what is cut off with gray and only warns of it, next to warnings of no
  /// consequence.
  private static void requireWhole(List<String> warnings) throws IOException {
    for (String warning : warnings) {
      if (warning.contains("Truncated") || warning.contains("premature end")) {
        throw new IOException("it ends too early");
      }
    }
  }

  private ImageSize size(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > ImageSize.MOST_PIXELS) {
      throw new DataException(
          "%s is an image of %dx%d; at most 64 megapixels can be read, make it smaller"
              .formatted(name, width, height));
    }
    if (Math.max(width, height) > LONGEST_SIDE) {
      throw new DataException(
          "%s is an image of %dx%d; a side may have at most %d pixels, cut it"
              .formatted(name, width, height, LONGEST_SIDE));
    }
    requireLikely(width, height);
    return new ImageSize(width, height);
  }

  /// Refuses what takes far more memory than its file says anything for.
  private void requireLikely(int width, int height) {
    long decoded = (long) width * height * bytesPerPixel();
    if (decoded > Math.max(SMALL_IMAGE, (long) LARGEST_RATIO * bytes.length)) {
      throw new DataException(
          "%s is an image of %dx%d that takes %d MB when it is decoded, from %d kB; at most %d times its size, make it smaller"
              .formatted(name, width, height, decoded >> 20, bytes.length >> 10, LARGEST_RATIO));
    }
    int scans = Magic.of(bytes) == Magic.JPEG ? scans() : 1;
    if (scans * decoded > Math.max(SMALL_IMAGE, (long) SCANS_RATIO * bytes.length)) {
      throw new DataException(
          "%s is an image of %dx%d in %d scans, from %d kB; that is more work than an image is worth, save it again"
              .formatted(name, width, height, scans, bytes.length >> 10));
    }
  }

  /// How often a scan begins; in the data of a scan 0xff is followed by other bytes. Thumbnails
  /// count, too.
  private int scans() {
    int scans = 0;
    for (int at = 0; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] == (byte) 0xda) {
        scans++;
      }
    }
    return Math.max(1, scans);
  }

  /// What a decoded pixel takes; PNG tells it behind its size.
  private int bytesPerPixel() {
    if (Magic.of(bytes) == Magic.JPEG || bytes.length <= PNG_COLOUR_TYPE) {
      return 3;
    }
    int samples =
        switch (bytes[PNG_COLOUR_TYPE]) {
          case 0, 3 -> 1;
          case 4 -> 2;
          default -> 4;
        };
    return samples * (bytes[PNG_DEPTH] == 16 ? 2 : 1);
  }

  /// What a reader is asked.
  private interface Question<T> {
    T ask(ImageReader reader) throws IOException;
  }

  private <T> T read(Question<T> question) {
    Magic magic = Magic.of(bytes);
    if (magic != Magic.PNG && magic != Magic.JPEG) {
      throw new DataException(
          "%s is not a PNG or JPEG image; replace or remove it".formatted(name));
    }
    // Not ImageIO.createImageInputStream: it would ask a setting all of the JVM shares whether to
    // write a temporary file.
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(magic);
      try {
        reader.setInput(in, true, true);
        return question.ask(reader);
      } finally {
        reader.dispose();
      }
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders meet a damaged file with many kinds of exceptions.
      throw new DataException(
          "%s cannot be decoded (%s); replace or remove it"
              .formatted(name, Wording.shortened(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static ImageReader reader(Magic magic) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(magic.name());
    return readers.next();
  }
}
