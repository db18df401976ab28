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

  private final byte[] bytes;
  private final String name;

  ImageFile(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
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
    return new ImageSize(width, height);
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
