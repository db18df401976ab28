package dev.hillock.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Tells a model file from rows: by its name, or by its first bytes, which are the length of a
/// header and its opening brace. No text begins like that: as a length, eight letters are more than
/// any file has.
final class ModelSniffer {

  private static final int LENGTH_BYTES = 8;

  private ModelSniffer() {}

  static boolean isModel(String file) {
    if (file.equals(Source.STANDARD_INPUT)) {
      return false;
    }
    Path path = Source.pathOf(file);
    return file.toLowerCase(Locale.ROOT).endsWith(".safetensors")
        || (Files.isRegularFile(path) && beginsLikeOne(path));
  }

  private static boolean beginsLikeOne(Path path) {
    try (var in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(LENGTH_BYTES + 1);
      if (start.length <= LENGTH_BYTES) {
        return false;
      }
      long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return length > 0 && length <= Files.size(path) - LENGTH_BYTES && start[LENGTH_BYTES] == '{';
    } catch (IOException _) {
      // Who reads it as rows will say why it cannot be read.
      return false;
    }
  }
}
