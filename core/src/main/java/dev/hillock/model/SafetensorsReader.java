package dev.hillock.model;

import dev.hillock.json.JsonText;
import dev.hillock.model.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    var start = start((int) dataStart);
    var header =
        SafetensorsHeader.parse(file, headerText(start), dataStart, source.size() - dataStart);
    checkMemory(header.entries());
    List<Tensor> tensors = new ArrayList<>(header.entries().size());
    List<DoubleTensor> doubles = new ArrayList<>();
    var checksum = new Checksum();
    int chunkBytes = (int) Math.min(CHUNK_BYTES, source.size() - dataStart);
    var chunk = ByteBuffer.allocate(chunkBytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean isChecked = Checksum.isIn(start);
    if (isChecked) {
      checksum.addStart(start);
    }
    for (Entry entry : header.entries()) {
      var values = new Values(dataStart + entry.begin(), (int) entry.elements(), chunk, checksum);
      switch (entry.type()) {
        case F32 -> tensors.add(new Tensor(entry.name(), entry.shape(), values.floats()));
        case F64 -> doubles.add(new DoubleTensor(entry.name(), values.doubles()));
      }
    }
    var metadata = new LinkedHashMap<>(header.metadata());
    String stated = metadata.remove(Checksum.KEY);
    // Elsewhere in the header it is that of a file that another program has written anew.
    if (isChecked) {
      check(checksum.digits(), stated);
    }
    return new SafetensorsFile(file, metadata, tensors, doubles);
  }

  private void check(String computed, @Nullable String stated) {
    if (!computed.equals(stated)) {
      throw new ModelFormatException(
          file,
          -1,
          "its checksum is %s, but it says %s: a part of it is damaged"
              .formatted(computed, stated == null ? "none" : new JsonText(stated).excerpt()),
          "take a copy of it from elsewhere");
    }
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

  private byte[] start(int length) throws IOException {
    byte[] bytes = new byte[length];
    source.read(0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private String headerText(byte[] start) {
    var bytes = ByteBuffer.wrap(start).position(Safetensors.LENGTH_BYTES).slice();
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

  /// The values of a tensor, read through a chunk and added to the checksum.
  private final class Values {
    private final long position;
    private final int count;
    private final ByteBuffer chunk;
    private final Checksum checksum;

    Values(long position, int count, ByteBuffer chunk, Checksum checksum) {
      this.position = position;
      this.count = count;
      this.chunk = chunk;
      this.checksum = checksum;
    }

    float[] floats() throws IOException {
      var values = new float[count];
      int most = chunk.capacity() / Float.BYTES;
      for (int from = 0; from < count; from += most) {
        int here = Math.min(most, count - from);
        fill(from, here, Float.BYTES).asFloatBuffer().get(values, from, here);
      }
      return values;
    }

    double[] doubles() throws IOException {
      var values = new double[count];
      int most = chunk.capacity() / Double.BYTES;
      for (int from = 0; from < count; from += most) {
        int here = Math.min(most, count - from);
        fill(from, here, Double.BYTES).asDoubleBuffer().get(values, from, here);
      }
      return values;
    }

    private ByteBuffer fill(int from, int here, int bytes) throws IOException {
      chunk.clear().limit(bytes * here);
      source.read(position + (long) bytes * from, chunk);
      chunk.flip();
      checksum.add(chunk);
      return chunk;
    }
  }
}
