package dev.hillock.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The fingerprint of a source of rows, which tells later whether a model saw the same data.
final class SourceHash {

  private static final int BUFFER_BYTES = 1 << 16;

  private SourceHash() {}

  /// SHA-256 of a file's bytes, as `sha256sum` gives it.
  static String ofFile(Path file) {
    MessageDigest digest = sha256();
    addContent(digest, file);
    return HexFormat.of().formatHex(digest.digest());
  }

  /// SHA-256 over the files of a folder: for each, in the given order, its name relative to the
  /// folder, a zero byte, its length as eight bytes, its bytes.
  static String ofFiles(Path folder, List<Path> files) {
    MessageDigest digest = sha256();
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, file.toFile().length()));
      addContent(digest, file);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addContent(MessageDigest digest, Path file) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
    }
  }
}
