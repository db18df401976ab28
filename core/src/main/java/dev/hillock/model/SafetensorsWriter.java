package dev.hillock.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonObjectBuilder;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonText;
import dev.hillock.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes what [SafetensorsReader] reads, and refuses what it would refuse.
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final int CHUNK_BYTES = 1 << 16;

  private SafetensorsWriter() {}

  /// What takes bytes one chunk after the other.
  @FunctionalInterface
  private interface Sink {
    void accept(ByteBuffer chunk) throws IOException;
  }

  /// The length and the header, padded with spaces so that the data begins at a multiple of 8, with
  /// the checksum of the whole file.
  static byte[] header(SafetensorsContent content) {
    return header(content, Safetensors.MAX_HEADER_BYTES);
  }

  static byte[] header(SafetensorsContent content, int maxBytes) {
    checkCounts(content);
    byte[] json = JsonWriter.compact(definition(content)).getBytes(UTF_8);
    int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    if (length > maxBytes) {
      throw new IllegalArgumentException(
          "names and metadata take %d bytes; they may take at most %d".formatted(length, maxBytes));
    }
    var header = ByteBuffer.allocate(Safetensors.LENGTH_BYTES + length);
    header.order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    var checksum = new Checksum();
    checksum.addStart(header.array());
    try {
      data(content, checksum::add);
    } catch (IOException e) {
      throw new UncheckedIOException("adding up cannot fail", e);
    }
    checksum.writeTo(header.array());
    return header.array();
  }

  /// How many bytes the values of all tensors take.
  static long dataBytes(SafetensorsContent content) {
    return content.doubles().stream().mapToLong(t -> (long) Double.BYTES * t.values().length).sum()
        + content.tensors().stream().mapToLong(t -> (long) Float.BYTES * t.values().length).sum();
  }

  /// Writes the header and the values of all tensors.
  static void write(byte[] header, SafetensorsContent content, OutputStream out)
      throws IOException {
    out.write(header);
    byte[] bytes = new byte[CHUNK_BYTES];
    data(
        content,
        chunk -> {
          int length = chunk.remaining();
          chunk.get(chunk.position(), bytes, 0, length);
          out.write(bytes, 0, length);
        });
  }

  /// The data: first what has 8 bytes for each value, so that all lie at multiples of their size.
  private static void data(SafetensorsContent content, Sink sink) throws IOException {
    var chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (DoubleTensor tensor : content.doubles()) {
      double[] values = tensor.values();
      int most = CHUNK_BYTES / Double.BYTES;
      for (int from = 0; from < values.length; from += most) {
        int count = Math.min(most, values.length - from);
        chunk.clear().limit(Double.BYTES * count);
        chunk.asDoubleBuffer().put(values, from, count);
        sink.accept(chunk);
      }
    }
    for (Tensor tensor : content.tensors()) {
      float[] values = tensor.values();
      int most = CHUNK_BYTES / Float.BYTES;
      for (int from = 0; from < values.length; from += most) {
        int count = Math.min(most, values.length - from);
        chunk.clear().limit(Float.BYTES * count);
        chunk.asFloatBuffer().put(values, from, count);
        sink.accept(chunk);
      }
    }
  }

  private static Json definition(SafetensorsContent content) {
    var header = Json.object().put(Safetensors.METADATA, texts(content.metadata()));
    long begin = 0;
    for (DoubleTensor tensor : content.doubles()) {
      long end = begin + (long) Double.BYTES * tensor.values().length;
      put(header, tensor.name(), "F64", new int[] {tensor.values().length}, begin, end);
      begin = end;
    }
    for (Tensor tensor : content.tensors()) {
      long end = begin + (long) Float.BYTES * tensor.values().length;
      put(header, tensor.name(), "F32", tensor.shape(), begin, end);
      begin = end;
    }
    return header.build();
  }

  private static void put(
      JsonObjectBuilder header, String name, String dtype, int[] shape, long begin, long end) {
    checkLength(name);
    header.put(
        name,
        Json.object()
            .put("dtype", dtype)
            .put("shape", JsonArray.of(shape))
            .put("data_offsets", List.of(JsonNumber.of(begin), JsonNumber.of(end)))
            .build());
  }

  private static Json texts(Map<String, String> metadata) {
    var texts = Json.object().put(Checksum.KEY, Checksum.ZEROS);
    metadata.forEach((name, text) -> {
      checkLength(name);
      checkLength(text);
      texts.put(name, text);
    });
    return texts.build();
  }

  private static void checkLength(String text) {
    if (text.length() > JsonReader.MAX_TEXT) {
      throw new IllegalArgumentException(
          "text %s has %d characters; it may have at most %d"
              .formatted(new JsonText(text).excerpt(), text.length(), JsonReader.MAX_TEXT));
    }
  }

  private static void checkCounts(SafetensorsContent content) {
    int tensors = content.tensors().size() + content.doubles().size();
    if (tensors > Safetensors.MAX_TENSORS || content.metadata().size() >= Safetensors.MAX_TENSORS) {
      throw new IllegalArgumentException(
          "there are %d tensors and %d metadata texts; there may be at most %d of each"
              .formatted(tensors, content.metadata().size(), Safetensors.MAX_TENSORS));
    }
    boolean reserved =
        Stream.concat(
                content.tensors().stream().map(Tensor::name),
                content.doubles().stream().map(DoubleTensor::name))
            .anyMatch(Safetensors.METADATA::equals);
    if (reserved) {
      throw new IllegalArgumentException(
          "a tensor has the name '%s', which the format keeps; give it another name"
              .formatted(Safetensors.METADATA));
    }
    if (content.metadata().containsKey(Checksum.KEY)) {
      throw new IllegalArgumentException(
          "a metadata text has the name '%s', under which the checksum stands; give it another name"
              .formatted(Checksum.KEY));
    }
  }
}
