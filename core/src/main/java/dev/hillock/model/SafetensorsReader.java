package dev.hillock.model;

import dev.hillock.model.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads one safetensors file front to back.
final class SafetensorsReader {

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

  private final String file;
  private final ByteSource source;
  private final long memoryBytes;

  SafetensorsReader(String file, ByteSource source) {
    this(file, source, Runtime.getRuntime().maxMemory());
  }

  /// @param memoryBytes the tensors may take this much
  SafetensorsReader(String file, ByteSource source, long memoryBytes) {
    this.file = file;
    this.source = source;
    this.memoryBytes = memoryBytes;
  }

  SafetensorsFile read() throws IOException {
    int length = headerLength();
    long dataStart = Safetensors.LENGTH_BYTES + (long) length;
    var header =
        SafetensorsHeader.parse(file, headerText(length), dataStart, source.size() - dataStart);
    checkMemory(header.entries());
    List<Tensor> tensors = new ArrayList<>(header.entries().size());
    int chunkBytes = (int) Math.min(CHUNK_BYTES, source.size() - dataStart);
    var chunk = ByteBuffer.allocate(chunkBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (Entry entry : header.entries()) {
      float[] values = values(dataStart + entry.begin(), (int) entry.elements(), chunk);
      tensors.add(new Tensor(entry.name(), entry.shape(), values));
    }
    return new SafetensorsFile(file, header.metadata(), tensors);
  }

  private int headerLength() throws IOException {
    long size = source.size();
    if (size == 0) {
      throw new ModelFormatException(
          file, -1, "the file is empty, a model file is expected", Safetensors.GIVE_A_MODEL);
    }
    if (size <= Safetensors.LENGTH_BYTES) {
      throw notAModel();
    }
    var start = ByteBuffer.allocate(Safetensors.LENGTH_BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
    source.read(0, start);
    long length = start.getLong(0);
    boolean likely = length > 0 && length <= Safetensors.MAX_HEADER_BYTES;
    if (!likely || start.get(Safetensors.LENGTH_BYTES) != '{') {
      throw notAModel();
    }
    if (length > size - Safetensors.LENGTH_BYTES) {
      throw new ModelFormatException(
          file,
          0,
          "the header should have %d bytes, but only %d follow"
              .formatted(length, size - Safetensors.LENGTH_BYTES));
    }
    return (int) length;
  }

  private ModelFormatException notAModel() {
    return new ModelFormatException(file, -1, "this is not a model file", Safetensors.GIVE_A_MODEL);
  }

  private String headerText(int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    source.read(Safetensors.LENGTH_BYTES, bytes);
    bytes.flip();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw new ModelFormatException(
          file, Safetensors.LENGTH_BYTES + (long) bytes.position(), "the header is not UTF-8 text");
    }
  }

  private void checkMemory(List<Entry> entries) {
    long total = entries.isEmpty() ? 0 : entries.getLast().end();
    if (total > memoryBytes) {
      throw new ModelFormatException(
          file,
          -1,
          "the tensors take %d MB, but there are only %d MB of memory"
              .formatted(total >> 20, memoryBytes >> 20),
          "start Java with a larger -Xmx");
    }
    for (Entry entry : entries) {
      if (entry.elements() > MAX_VALUES) {
        throw new ModelFormatException(
            file,
            -1,
            "tensor %s has %d values, at most %d are supported"
                .formatted(entry.label(), entry.elements(), MAX_VALUES),
            "split it into several tensors");
      }
    }
  }

  private float[] values(long position, int count, ByteBuffer chunk) throws IOException {
    var values = new float[count];
    int chunkFloats = chunk.capacity() / Float.BYTES;
    for (int from = 0; from < count; from += chunkFloats) {
      int floats = Math.min(chunkFloats, count - from);
      chunk.clear().limit(Float.BYTES * floats);
      source.read(position + (long) Float.BYTES * from, chunk);
      chunk.flip().asFloatBuffer().get(values, from, floats);
    }
    return values;
  }
}
