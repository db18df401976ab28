package dev.hillock.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hillock.json.Json;
import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonNumber;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonText;
import dev.hillock.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/// Writes what [SafetensorsReader] reads, and refuses what it would refuse.
final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final int CHUNK_FLOATS = 1 << 14;

  private SafetensorsWriter() {}

  /// The length and the header, padded with spaces so that the data begins at a multiple of 8.
  static byte[] header(Map<String, String> metadata, List<Tensor> tensors) {
    return header(metadata, tensors, Safetensors.MAX_HEADER_BYTES);
  }

  static byte[] header(Map<String, String> metadata, List<Tensor> tensors, int maxBytes) {
    checkCounts(metadata, tensors);
    byte[] json = JsonWriter.compact(definition(metadata, tensors)).getBytes(UTF_8);
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
    return header.array();
  }

  /// How many bytes the values of all tensors take.
  static long dataBytes(List<Tensor> tensors) {
    return tensors.stream().mapToLong(tensor -> (long) Float.BYTES * tensor.values().length).sum();
  }

  /// Writes the header and the values of all tensors.
  static void write(byte[] header, List<Tensor> tensors, OutputStream out) throws IOException {
    out.write(header);
    var chunk = ByteBuffer.allocate(Float.BYTES * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors) {
      float[] values = tensor.values();
      for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
        int count = Math.min(CHUNK_FLOATS, values.length - from);
        chunk.asFloatBuffer().put(values, from, count);
        out.write(chunk.array(), 0, Float.BYTES * count);
      }
    }
  }

  private static Json definition(Map<String, String> metadata, List<Tensor> tensors) {
    var header = Json.object();
    if (!metadata.isEmpty()) {
      header.put(Safetensors.METADATA, texts(metadata));
    }
    long begin = 0;
    for (Tensor tensor : tensors) {
      long end = begin + (long) Float.BYTES * tensor.values().length;
      checkLength(tensor.name());
      header.put(
          tensor.name(),
          Json.object()
              .put("dtype", "F32")
              .put("shape", JsonArray.of(tensor.shape()))
              .put("data_offsets", List.of(JsonNumber.of(begin), JsonNumber.of(end)))
              .build());
      begin = end;
    }
    return header.build();
  }

  private static Json texts(Map<String, String> metadata) {
    var texts = Json.object();
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

  private static void checkCounts(Map<String, String> metadata, List<Tensor> tensors) {
    if (tensors.size() > Safetensors.MAX_TENSORS || metadata.size() > Safetensors.MAX_TENSORS) {
      throw new IllegalArgumentException(
          "there are %d tensors and %d metadata texts; there may be at most %d of each"
              .formatted(tensors.size(), metadata.size(), Safetensors.MAX_TENSORS));
    }
    if (tensors.stream().anyMatch(tensor -> tensor.name().equals(Safetensors.METADATA))) {
      throw new IllegalArgumentException(
          "a tensor has the name '%s', which the format keeps; give it another name"
              .formatted(Safetensors.METADATA));
    }
  }
}
