package dev.hillock.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files good and bad, written into a folder.
final class Fixtures {

  private final Path folder;

  Fixtures(Path folder) {
    this.folder = folder;
  }

  Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  Path bytes(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /// Tables, each with one thing wrong; `t.csv` has nothing wrong.
  void tables() throws IOException {
    text("t.csv", "a,b,y\n1,2,x\n2,3,z\n3,4,x\n4,1,z\n");
    text("empty.csv", "");
    text("header.csv", "a,b,y\n");
    text("numbers.csv", "1,2,3\n4,5,6\n");
    text("twice.csv", "a,a,y\n1,2,x\n");
    text("ragged.csv", "a,b,y\n1,2,x\n1,2\n");
    text("quote.csv", "a,b,y\n1,2,x\n1,\"2,z\n");
    text("one.csv", "a,y\n1,x\n2,x\n3,x\n");
    text("one-number.csv", "a,y\n1,5\n2,5\n3,5\n");
    text("no-target.csv", "a,y\n1,\n2,NA\n3,?\n");
    text("text.csv", "a,y\n1,x\ntwo,z\n3,x\n");
    text("nan.csv", numbered() + "NaN,x\n");
    text("inf.csv", numbered() + "-inf,x\n");
    text("huge.csv", "a,y\n1e300,x\n-1e300,z\n2,x\n");
    text("huge-target.csv", "a,y\n1,1e300\n2,-1e300\n3,5\n");
    text("large.csv", "a,y\n1e39,x\n2e39,z\n2,x\n");
    text("thousands.csv", "a,y\n\"1,000\",x\n\"2,000\",z\n\"12,500\",x\n");
    text("semicolons.csv", "a;b;y\n1,5;2,5;0,1\n2,5;3,5;0,2\n3,5;1,5;0,3\n");
    byte[] longLine = new byte[10_000_000];
    Arrays.fill(longLine, (byte) 'a');
    bytes("long.csv", longLine);
    bytes("binary.csv", new byte[] {'a', ',', 'y', '\n', 1, 0, 2, 3});
    bytes("latin.csv", new byte[] {'a', ',', 'y', '\n', (byte) 0xe4, ',', '1', '\n'});
    bytes("utf16.csv", "a,y\n1,2\n".getBytes(StandardCharsets.UTF_16));
    bytes("cut.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1});
    Files.createDirectories(folder.resolve("bare"));
  }

  private static String numbered() {
    return IntStream.range(0, 40)
        .mapToObj(i -> i + "," + (i % 2 == 0 ? "x" : "z"))
        .collect(Collectors.joining("\n", "a,y\n", "\n"));
  }

  /// Folders of IDX files, each with one thing wrong but `idx`.
  void idxFolders() throws IOException {
    idx("idx", images(6, 0x0803), labels(6));
    idx("idx-cut", Arrays.copyOf(images(6, 0x0803), 30), labels(6));
    idx("idx-start", Arrays.copyOf(images(6, 0x0803), 7), labels(6));
    idx("idx-magic", images(6, 0x0805), labels(6));
    idx("idx-count", images(6, 0x0803), labels(5));
    bytes("idx-alone/train-images-idx3-ubyte", images(6, 0x0803));
  }

  private void idx(String name, byte[] images, byte[] labels) throws IOException {
    bytes(name + "/train-images-idx3-ubyte", images);
    bytes(name + "/train-labels-idx1-ubyte", labels);
  }

  /// Images of 2x2, dark ones and bright ones in turn.
  static byte[] images(int count, int magic) {
    var buffer = ByteBuffer.allocate(16 + 4 * count);
    buffer.putInt(magic).putInt(count).putInt(2).putInt(2);
    for (int i = 0; i < count; i++) {
      byte value = (byte) (i % 2 == 0 ? 10 + i : 200 + i);
      buffer.put(new byte[] {value, value, 0, value});
    }
    return buffer.array();
  }

  static byte[] labels(int count) {
    var buffer = ByteBuffer.allocate(8 + count);
    buffer.putInt(0x0801).putInt(count);
    for (int i = 0; i < count; i++) {
      buffer.put((byte) (i % 2));
    }
    return buffer.array();
  }

  /// A safetensors file of this header and these bytes.
  static byte[] safetensors(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  /// Files that are no models, each in its way.
  void badModels() throws IOException {
    bytes("length.safetensors", safetensors("{}", 0));
    var tooLong = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    bytes("endless.safetensors", tooLong.putLong(Long.MAX_VALUE).array());
    bytes("json.safetensors", safetensors("{\"a\":", 0));
    bytes(
        "shape.safetensors",
        safetensors(
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],"
                + "\"data_offsets\":[0,8]}}",
            8));
    bytes(
        "mismatch.safetensors",
        safetensors("{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8));
    bytes(
        "other.safetensors",
        safetensors("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8));
    bytes(
        "definition.safetensors",
        safetensors(
            "{\"__metadata__\":{\"hillock\":\"{\\\"format_version\\\":1}\"},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            8));
    bytes(
        "newer.safetensors",
        safetensors(
            "{\"__metadata__\":{\"hillock\":"
                + "\"{\\\"format_version\\\":99,\\\"arithmetic\\\":1}\"}}",
            0));
  }
}
