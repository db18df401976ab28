package dev.hillock.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// Reads and writes safetensors files: a length (8 bytes, little-endian), a header of that many
/// bytes of JSON, and the values of all tensors one after the other, little-endian and row-major.
///
/// ```text
/// {"__metadata__":{"TEXT":"TEXT"},"NAME":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}
/// ```
///
/// A file is read only if it is sound: every length is checked against the file's size before
/// anything is allocated for it, the tensors fill the data without a hole or an overlap, no name
/// stands twice, and only F32, and vectors of F64, are known. What [#write] makes begins with a
/// [Checksum], and a file that has one is refused where it is wrong. The same content always gives
/// the same bytes. Any `float` and `double` keeps its bits.
///
/// Source: Hugging Face, Safetensors, format description and the checks of its reference
/// implementation, with its limit of 100 000 000 bytes of header. Ours: a tensor has no other
/// members than these three, at most [#MAX_TENSORS] tensors of [Tensor#MAX_RANK] dimensions, and
/// the limits of [dev.hillock.json.JsonReader].
public final class Safetensors {

  /// A file may hold this many tensors.
  public static final int MAX_TENSORS = 10_000;

  static final String GIVE_A_MODEL = "give a file that hillock saved";
  static final String METADATA = "__metadata__";
  static final int MAX_HEADER_BYTES = 100_000_000;
  static final int LENGTH_BYTES = 8;

  private Safetensors() {}

  /// The content of a file. Takes memory for the tensors and the header, not for the file as well.
  ///
  /// @throws ModelFormatException if it is not a sound safetensors file, or holds more than the
  ///   memory of this JVM
  /// @throws FileAccessException if it cannot be read
  public static SafetensorsFile read(Path file) throws IOException {
    FileAccessException.requireRegular(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsReader(file.toString(), new ByteSource.OfFile(channel)).read();
    } catch (IOException e) {
      throw FileAccessException.explain(file, e);
    }
  }

  /// The content of the bytes between the buffer's position and its limit; neither is moved.
  ///
  /// @param fileName for messages
  /// @throws ModelFormatException if it is not a sound safetensors file
  public static SafetensorsFile decode(String fileName, ByteBuffer bytes) {
    try {
      return new SafetensorsReader(fileName, new ByteSource.OfBuffer(bytes.slice())).read();
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory cannot fail", e);
    }
  }

  /// Writes a file, replacing it as a whole; see [AtomicFile].
  ///
  /// @param metadata texts by name, in the order to be written
  /// @param tensors in the order to be written
  /// @throws IllegalArgumentException if a name stands twice or a limit is passed
  /// @throws FileAccessException if it cannot be written
  public static void write(Path file, Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    write(file, new SafetensorsContent(metadata, tensors, List.of()));
  }

  /// Writes a file, replacing it as a whole; see [AtomicFile].
  ///
  /// @throws IllegalArgumentException if a name stands twice or a limit is passed
  /// @throws FileAccessException if it cannot be written
  public static void write(Path file, SafetensorsContent content) throws IOException {
    byte[] header = SafetensorsWriter.header(content);
    AtomicFile.write(file, out -> SafetensorsWriter.write(header, content, out));
  }

  /// The bytes of a file.
  ///
  /// @param metadata texts by name, in the order to be written
  /// @param tensors in the order to be written
  /// @throws IllegalArgumentException if a name stands twice, a limit is passed or the bytes are
  ///   more than one array holds
  public static byte[] encode(Map<String, String> metadata, List<Tensor> tensors) {
    var content = new SafetensorsContent(metadata, tensors, List.of());
    byte[] header = SafetensorsWriter.header(content);
    long bytes = header.length + SafetensorsWriter.dataBytes(content);
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the tensors take %d bytes, more than one array holds; write a file".formatted(bytes));
    }
    var out = new ByteArrayOutputStream((int) bytes);
    try {
      SafetensorsWriter.write(header, content, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }
}
