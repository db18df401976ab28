package dev.hillock.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  @TempDir Path folder;

  private static byte[] small() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "é 𝄞 \"quoted\"\n");
    metadata.put("a", "");
    return Safetensors.encode(
        metadata,
        List.of(
            new Tensor("w", new int[] {2, 2}, new float[] {1, -0f, 0f, Float.MIN_VALUE}),
            new Tensor("none", new int[] {0, 3}, new float[0]),
            new Tensor("b", new int[] {}, new float[] {Float.NEGATIVE_INFINITY})));
  }

  @Test
  void encodesTheFormatByteForByte() {
    byte[] bytes =
        Safetensors.encode(
            Map.of("k", "v"), List.of(new Tensor("w", new int[] {1, 2}, new float[] {1, -2})));
    String zeros = file("00000000");
    var sum = new CRC32C();
    sum.update(fileOf(zeros));
    byte[] expected = fileOf(file("%08x".formatted(sum.getValue())));
    assertArrayEquals(expected, bytes);
  }

  private static String file(String checksum) {
    String json =
        "{\"__metadata__\":{\"crc32c\":\""
            + checksum
            + "\",\"k\":\"v\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    return json + " ".repeat((8 - json.length() % 8) % 8);
  }

  private static byte[] fileOf(String header) {
    var file = ByteBuffer.allocate(8 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(header.length())
        .put(header.getBytes(UTF_8))
        .putFloat(1)
        .putFloat(-2)
        .array();
  }

  @Test
  void keepsVectorsOfDoubles() throws IOException {
    double[] values = {0.1, -0.0, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY};
    var one = new Tensor("w", new int[] {1}, new float[] {3});
    Path file = folder.resolve("d.safetensors");
    Safetensors.write(
        file,
        new SafetensorsContent(
            Map.of("k", "v"),
            List.of(one),
            List.of(new DoubleTensor("d", values), new DoubleTensor("none", new double[0]))));
    var read = Safetensors.read(file);
    assertEquals(Map.of("k", "v"), read.metadata());
    assertEquals(List.of("d", "none"), read.doubles().stream().map(DoubleTensor::name).toList());
    assertArrayEquals(values, read.doubles().getFirst().values());
    assertArrayEquals(new float[] {3}, read.tensor("w").values());
  }

  /// Files of before the checksum, and of other programs.
  @Test
  void readsAFileWithoutAChecksum() {
    String header = file("00000000").replace("\"crc32c\":\"00000000\",", "");
    var read = Safetensors.decode("m", ByteBuffer.wrap(fileOf(header)));
    assertArrayEquals(new float[] {1, -2}, read.tensor("w").values());
    assertEquals(Map.of("k", "v"), read.metadata());
  }

  @Test
  void keepsEveryKindOfFloatBitForBit() throws IOException {
    int[] bits = {
      0,
      0x80000000,
      1,
      0x80000001,
      0x007fffff,
      0x00800000,
      0x3f800000,
      0x7f7fffff,
      0x7f800000,
      0xff800000,
      0x7fc00000
    };
    var values = new float[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i < bits.length ? bits[i] : i * 50_021 & 0x7f7fffff);
    }
    Path file = folder.resolve("m.safetensors");
    var tensors = List.of(new Tensor("w", new int[] {200, 200}, values));
    Safetensors.write(file, Map.of(), tensors);
    for (var read :
        List.of(
            Safetensors.read(file),
            Safetensors.decode("m", ByteBuffer.wrap(Safetensors.encode(Map.of(), tensors))))) {
      float[] back = read.tensor("w").values();
      for (int i = 0; i < values.length; i++) {
        assertEquals(Float.floatToRawIntBits(values[i]), Float.floatToRawIntBits(back[i]));
      }
      assertEquals(Map.of(), read.metadata());
    }
  }

  @Test
  void keepsOrderMetadataAndShapes() {
    var padded = ByteBuffer.allocate(small().length + 7);
    padded.position(3).put(small()).position(3).limit(3 + small().length);
    var file = Safetensors.decode("m", padded);
    assertEquals(3, padded.position());
    assertEquals(List.of("z", "a"), List.copyOf(file.metadata().keySet()));
    assertEquals("é 𝄞 \"quoted\"\n", file.metadata("z"));
    assertEquals(List.of("w", "none", "b"), file.tensors().stream().map(Tensor::name).toList());
    assertArrayEquals(new int[] {2, 2}, file.tensor("w").shape());
    assertArrayEquals(new int[] {0, 3}, file.tensor("none").shape());
    assertArrayEquals(new int[0], file.tensor("b").shape());
    assertEquals(
        "m: there is no tensor \"v\", which is needed; give a file that hillock saved",
        assertThrows(ModelFormatException.class, () -> file.tensor("v")).getMessage());
    assertEquals(
        "m: there is no metadata \"v\", which is needed; give a file that hillock saved",
        assertThrows(ModelFormatException.class, () -> file.metadata("v")).getMessage());
  }

  @Test
  void readsAFileWithoutTensors() {
    var file = Safetensors.decode("m", ByteBuffer.wrap(Safetensors.encode(Map.of(), List.of())));
    assertEquals(List.of(), file.tensors());
  }

  @Test
  void refusesAFileCutAnywhere() throws IOException {
    byte[] whole = small();
    Path file = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      var cut = ByteBuffer.wrap(whole, 0, length);
      var exception = assertThrows(ModelFormatException.class, () -> Safetensors.decode("m", cut));
      assertEquals("m", exception.file());
      Files.write(file, Arrays.copyOf(whole, length));
      var ofFile = assertThrows(ModelFormatException.class, () -> Safetensors.read(file));
      assertEquals(exception.reason(), ofFile.reason());
      assertEquals(exception.offset(), ofFile.offset());
    }
  }

  /// Each bit turned over, and each byte replaced by what means something in a header.
  @Test
  void survivesAnyWrongByte() {
    byte[] whole = small();
    byte[] meaning = "\"{}[]:,.-+09eE \\/u\n\0\u007f".getBytes(UTF_8);
    for (int i = 0; i < whole.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        assertRefusedOrSound(whole, i, (byte) (whole[i] ^ 1 << bit));
      }
      for (byte replacement : meaning) {
        assertRefusedOrSound(whole, i, replacement);
      }
    }
  }

  private static void assertRefusedOrSound(byte[] whole, int index, byte replacement) {
    byte[] bytes = whole.clone();
    bytes[index] = replacement;
    try {
      // Only in the key of the checksum: then nothing else has changed.
      var read = Safetensors.decode("m", ByteBuffer.wrap(bytes));
      var sound = Safetensors.decode("m", ByteBuffer.wrap(whole));
      for (Tensor tensor : sound.tensors()) {
        assertArrayEquals(tensor.values(), read.tensor(tensor.name()).values());
        assertArrayEquals(tensor.shape(), read.tensor(tensor.name()).shape());
      }
      assertTrue(read.metadata().entrySet().containsAll(sound.metadata().entrySet()));
    } catch (ModelFormatException e) {
      assertEquals("m", e.file());
    }
  }

  @Test
  void refusesToWriteWhatCannotBeRead() {
    var one = new Tensor("w", new int[] {1}, new float[1]);
    assertRefused("the name \"w\" stands twice in one object; names must differ", one, one);
    assertRefused(
        "a tensor has the name '__metadata__', which the format keeps; give it another name",
        new Tensor("__metadata__", new int[] {1}, new float[1]));
    String longName = "x".repeat(30_000_001);
    assertRefused(
        "text \"%s…\" has 30000001 characters; it may have at most 30000000"
            .formatted("x".repeat(40)),
        new Tensor(longName, new int[] {1}, new float[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Safetensors.encode(Map.of("a", longName), List.of(one)));
    assertRefused(
        "there are 10001 tensors and 0 metadata texts; there may be at most 10000 of each",
        Collections.nCopies(10_001, one).toArray(Tensor[]::new));
  }

  @Test
  void refusesMoreThanTheFormatsHeader() {
    var metadata = Map.of("text", "é".repeat(40));
    assertEquals(
        136,
        SafetensorsWriter.header(new SafetensorsContent(metadata, List.of(), List.of()), 128)
            .length);
    assertEquals(
        "names and metadata take 128 bytes; they may take at most 127",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SafetensorsWriter.header(
                        new SafetensorsContent(metadata, List.of(), List.of()), 127))
            .getMessage());
  }

  @Test
  void refusesBytesThatNoArrayHolds() {
    var values = new float[1 << 20];
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < 512; i++) {
      tensors.add(new Tensor("t" + i, new int[] {1 << 20}, values));
    }
    assertEquals(
        "the tensors take 2147524016 bytes, more than one array holds; write a file",
        assertThrows(IllegalArgumentException.class, () -> Safetensors.encode(Map.of(), tensors))
            .getMessage());
  }

  private static void assertRefused(String message, Tensor... tensors) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> Safetensors.encode(Map.of(), List.of(tensors)))
            .getMessage());
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing");
    assertEquals(
        missing + ": there is no such file; check the path",
        assertThrows(FileAccessException.class, () -> Safetensors.read(missing)).getMessage());
    assertEquals(
        folder + ": this is a folder; give the path of a file",
        assertThrows(FileAccessException.class, () -> Safetensors.read(folder)).getMessage());
    Path empty = Files.createFile(folder.resolve("empty"));
    assertEquals(
        empty + ": the file is empty, a model file is expected; give a file that hillock saved",
        assertThrows(ModelFormatException.class, () -> Safetensors.read(empty)).getMessage());
  }
}
