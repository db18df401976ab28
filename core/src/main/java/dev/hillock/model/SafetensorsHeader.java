package dev.hillock.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hillock.json.JsonArray;
import dev.hillock.json.JsonException;
import dev.hillock.json.JsonObject;
import dev.hillock.json.JsonReader;
import dev.hillock.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The header of a safetensors file, checked as a whole against the size of the data.
///
/// @param metadata texts by name, in the file's order
/// @param entries one for each tensor, in the order of their data
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {

  private static final Set<String> MEMBERS = Set.of("dtype", "shape", "data_offsets");

  /// What values are.
  enum Type {
    F32(Float.BYTES),
    F64(Double.BYTES);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    private static Optional<Type> named(String name) {
      return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
  }

  /// Where the values of one tensor stand.
  ///
  /// @param type of the values
  /// @param begin the first byte, from the beginning of the data
  /// @param end the byte after the last one
  record Entry(String name, Type type, int[] shape, long begin, long end) {

    long elements() {
      return (end - begin) / type.bytes;
    }

    /// The name as a message shows it.
    String label() {
      return new JsonText(name).excerpt();
    }
  }

  /// Reads and checks a header.
  ///
  /// @param file for messages
  /// @param text the header
  /// @param dataStart the byte of the file where the data begins
  /// @param dataBytes how many bytes the file has from there on
  /// @throws ModelFormatException if anything is wrong with it
  static SafetensorsHeader parse(String file, String text, long dataStart, long dataBytes) {
    return new Parser(file, dataStart, dataBytes).parse(text);
  }

  private record Parser(String file, long dataStart, long dataBytes) {

    SafetensorsHeader parse(String text) {
      try {
        return header(JsonReader.parseObject(text));
      } catch (JsonException e) {
        long offset =
            e.offset() < 0
                ? -1
                : Safetensors.LENGTH_BYTES + text.substring(0, e.offset()).getBytes(UTF_8).length;
        throw new ModelFormatException(file, offset, "in the header " + e.reason());
      }
    }

    private SafetensorsHeader header(JsonObject header) {
      Map<String, String> metadata = new LinkedHashMap<>();
      List<Entry> entries = new ArrayList<>();
      for (String name : header.names()) {
        if (name.equals(Safetensors.METADATA)) {
          JsonObject texts = header.object(name);
          texts.names().forEach(key -> metadata.put(key, texts.text(key)));
        } else {
          entries.add(entry(name, header.object(name)));
        }
      }
      if (entries.size() > Safetensors.MAX_TENSORS) {
        throw refused(
            -1,
            "there are %d tensors, at most %d are supported"
                .formatted(entries.size(), Safetensors.MAX_TENSORS));
      }
      // Not Comparator.comparingLong: the JDK's own comparators are made anew at each start.
      entries.sort((a, b) ->
          a.begin != b.begin ? Long.compare(a.begin, b.begin) : Long.compare(a.end, b.end));
      checkContiguous(entries);
      return new SafetensorsHeader(metadata, entries);
    }

    private Entry entry(String name, JsonObject object) {
      String label = new JsonText(name).excerpt();
      for (String member : object.names()) {
        if (!MEMBERS.contains(member)) {
          throw refused(
              -1,
              "tensor %s has a member %s, only dtype, shape and data_offsets are known"
                  .formatted(label, new JsonText(member).excerpt()));
        }
      }
      String dtype = object.text("dtype");
      var type =
          Type.named(dtype)
              .orElseThrow(() ->
                  new ModelFormatException(
                      file,
                      -1,
                      "tensor %s has the type %s, only F32 and F64 are supported"
                          .formatted(label, new JsonText(dtype).excerpt()),
                      "convert it to F32"));
      var entry = offsets(name, type, label, object);
      checkSize(entry);
      return entry;
    }

    private Entry offsets(String name, Type type, String label, JsonObject object) {
      int[] shape = shape(label, object.array("shape"));
      if (type == Type.F64 && shape.length != 1) {
        throw refused(
            -1,
            "tensor %s of F64 has %d dimensions, only vectors are supported"
                .formatted(label, shape.length));
      }
      JsonArray offsets = object.array("data_offsets");
      if (offsets.size() != 2) {
        throw refused(
            -1, "tensor %s has %d data_offsets, 2 are expected".formatted(label, offsets.size()));
      }
      long begin = offsets.whole(0);
      long end = offsets.whole(1);
      if (begin < 0 || end < begin) {
        throw refused(
            -1,
            "tensor %s lies from %d to %d, an ascending range from 0 on is expected"
                .formatted(label, begin, end));
      }
      if (end > dataBytes) {
        throw refused(
            dataStart + dataBytes,
            "tensor %s ends at byte %d of the data, but the data has %d bytes"
                .formatted(label, end, dataBytes));
      }
      return new Entry(name, type, shape, begin, end);
    }

    private int[] shape(String label, JsonArray sizes) {
      if (sizes.size() > Tensor.MAX_RANK) {
        throw refused(
            -1,
            "tensor %s has %d dimensions, at most %d are supported"
                .formatted(label, sizes.size(), Tensor.MAX_RANK));
      }
      int[] shape = sizes.integers();
      for (int size : shape) {
        if (size < 0) {
          throw refused(
              -1, "tensor %s has a dimension of %d, at least 0 is expected".formatted(label, size));
        }
      }
      return shape;
    }

    private void checkSize(Entry entry) {
      long bytes = entry.type().bytes;
      try {
        for (int size : entry.shape()) {
          bytes = Math.multiplyExact(bytes, size);
        }
      } catch (ArithmeticException _) {
        throw refused(-1, "the shape of tensor %s overflows".formatted(entry.label()));
      }
      if (bytes != entry.end() - entry.begin()) {
        throw refused(
            dataStart + entry.begin(),
            "tensor %s takes %d bytes, its shape needs %d"
                .formatted(entry.label(), entry.end() - entry.begin(), bytes));
      }
    }

    private void checkContiguous(List<Entry> entries) {
      long expected = 0;
      for (Entry entry : entries) {
        if (entry.begin() != expected) {
          throw refused(
              dataStart + Math.min(expected, entry.begin()),
              "tensor %s begins at byte %d of the data, byte %d is expected"
                  .formatted(entry.label(), entry.begin(), expected));
        }
        expected = entry.end();
      }
      if (expected != dataBytes) {
        throw refused(
            dataStart + expected,
            "the tensors end at byte %d of the data, but the data has %d bytes"
                .formatted(expected, dataBytes));
      }
    }

    private ModelFormatException refused(long offset, String reason) {
      return new ModelFormatException(file, offset, reason);
    }
  }
}
