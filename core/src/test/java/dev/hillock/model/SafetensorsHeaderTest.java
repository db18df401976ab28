package dev.hillock.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsHeaderTest {

  private static final String DAMAGED = "; the file is damaged or cut short; copy or save it again";

  @TempDir Path folder;

  private static ByteBuffer file(byte[] header, long length, int dataBytes) {
    var bytes = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(length).put(header).position(0);
  }

  private static ByteBuffer file(String header, int dataBytes) {
    byte[] bytes = header.getBytes(UTF_8);
    return file(bytes, bytes.length, dataBytes);
  }

  private static String tensor(String name, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, shape, offsets);
  }

  private static void assertRefused(String message, ByteBuffer file) {
    assertEquals(
        message,
        assertThrows(ModelFormatException.class, () -> Safetensors.decode("m", file)).getMessage());
  }

  static Stream<Arguments> badTensors() {
    return Stream.of(
        bad(
            tensor("w", "[2]", "[0,4]"),
            4,
            "tensor \"w\" takes 4 bytes, its shape needs 8; at byte 62"),
        bad(
            tensor("w", "[]", "[0,0]"),
            0,
            "tensor \"w\" takes 0 bytes, its shape needs 4; at byte 61"),
        bad(
            tensor("w", "[2147483647,2147483647,4]", "[0,4]"),
            4,
            "the shape of tensor \"w\" overflows"),
        bad(
            tensor("w", "[2147483647,2147483647,4,0]", "[0,0]"),
            0,
            "the shape of tensor \"w\" overflows"),
        bad(
            tensor("w", "[4294967296]", "[0,4]"),
            4,
            "in the header w.shape[0] is 4294967296, a whole number between -2147483648 and"
                + " 2147483647 is expected"),
        bad(
            tensor("w", "[18446744073709551617]", "[0,4]"),
            4,
            "in the header w.shape[0] is 18446744073709551617, a whole number is expected"),
        bad(
            tensor("w", "[-1,-1]", "[0,4]"),
            4,
            "tensor \"w\" has a dimension of -1, at least 0 is expected"),
        bad(
            tensor("w", "[1.5]", "[0,4]"),
            4,
            "in the header w.shape[0] is 1.5, a whole number is expected"),
        bad(tensor("w", "\"x\"", "[0,4]"), 4, "in the header w.shape is \"x\", a list is expected"),
        bad(
            tensor("w", "[" + "1,".repeat(64) + "1]", "[0,4]"),
            4,
            "tensor \"w\" has 65 dimensions, at most 64 are supported"),
        bad(
            tensor("w", "[1]", "[-4,0]"),
            4,
            "tensor \"w\" lies from -4 to 0, an ascending range from 0 on is expected"),
        bad(
            tensor("w", "[1]", "[4,0]"),
            4,
            "tensor \"w\" lies from 4 to 0, an ascending range from 0 on is expected"),
        bad(tensor("w", "[1]", "[0]"), 4, "tensor \"w\" has 1 data_offsets, 2 are expected"),
        bad(
            tensor("w", "[2]", "[0,8]"),
            4,
            "tensor \"w\" ends at byte 8 of the data, but the data has 4 bytes; at byte 66"),
        bad(
            tensor("w", "[1]", "[9223372036854775803,9223372036854775807]"),
            4,
            "tensor \"w\" ends at byte 9223372036854775807 of the data, but the data has 4 bytes;"
                + " at byte 102"),
        bad(
            tensor("w", "[1]", "[4,8]"),
            8,
            "tensor \"w\" begins at byte 4 of the data, byte 0 is expected; at byte 62"),
        bad(
            tensor("w", "[2]", "[0,8]") + "," + tensor("b", "[1]", "[4,8]"),
            8,
            "tensor \"b\" begins at byte 4 of the data, byte 8 is expected; at byte 119"),
        bad(
            tensor("w", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[8,12]"),
            12,
            "tensor \"b\" begins at byte 8 of the data, byte 4 is expected; at byte 120"),
        bad(
            tensor("w", "[1]", "[0,4]") + "," + tensor("b", "[1]", "[0,4]"),
            4,
            "tensor \"b\" begins at byte 0 of the data, byte 4 is expected; at byte 115"),
        bad(
            tensor("w", "[1]", "[0,4]"),
            5,
            "the tensors end at byte 4 of the data, but the data has 5 bytes; at byte 66"),
        bad("", 4, "the tensors end at byte 0 of the data, but the data has 4 bytes; at byte 10"),
        bad(
            tensor("w", "[1]", "[0,4]") + "," + tensor("w", "[1]", "[4,8]"),
            8,
            "in the header the name \"w\" stands twice in one object; at byte 62"),
        bad(
            "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"stride\":4}",
            4,
            "tensor \"w\" has a member \"stride\", only dtype, shape and data_offsets are known"),
        bad(
            "\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}",
            4,
            "in the header w.shape is missing, a list is expected"),
        bad(
            "\"w\":{\"dtype\":1,\"shape\":[1],\"data_offsets\":[0,4]}",
            4,
            "in the header w.dtype is 1, a text is expected"),
        bad("\"w\":[]", 0, "in the header w is a list, an object is expected"),
        bad(
            "\"__metadata__\":{\"a\":1}",
            0,
            "in the header __metadata__.a is 1, a text is expected"),
        bad(
            "\"é\":" + "[".repeat(64),
            0,
            "in the header lists and objects are nested deeper than 64 levels; at byte 77"),
        bad("\"a\":1,", 0, "in the header '}' found, a name in quotes is expected; at byte 15"));
  }

  private static Arguments bad(String members, int dataBytes, String message) {
    return Arguments.of(members, dataBytes, message);
  }

  @ParameterizedTest
  @MethodSource("badTensors")
  void refusesABadHeader(String members, int dataBytes, String message) {
    assertRefused("m: " + message + DAMAGED, file("{" + members + "}", dataBytes));
  }

  @Test
  void namesATypeThatIsNotSupported() {
    String header = "{" + tensor("w", "[1]", "[0,2]").replace("F32", "BF16") + "}";
    assertRefused(
        "m: tensor \"w\" has the type \"BF16\", only F32 and F64 are supported; convert it to F32",
        file(header, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001})
  void knowsThatItIsNoModelFileByTheLength(long length) {
    assertRefused(
        "m: this is not a model file; give a file that hillock saved",
        file("{}      ".getBytes(UTF_8), length, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "12345678", "sepal length,sepal width\n5.1,3.5\n", "\u0089PNG\r\n"})
  void knowsThatItIsNoModelFileByTheText(String content) {
    assertRefused(
        "m: this is not a model file; give a file that hillock saved",
        ByteBuffer.wrap(content.getBytes(ISO_8859_1)));
  }

  @Test
  void refusesAHeaderThatIsCutOrNotText() {
    assertRefused(
        "m: the header should have 9 bytes, but only 8 follow; at byte 0" + DAMAGED,
        file("{}      ".getBytes(UTF_8), 9, 0));
    assertRefused(
        "m: this is not a model file; give a file that hillock saved", file("[]      ", 0));
    assertRefused(
        "m: the header is not UTF-8 text; at byte 10" + DAMAGED,
        file("{\"\u00ff\":1}".getBytes(ISO_8859_1), 7, 0));
  }

  @Test
  void acceptsAnyOrderInTheHeaderAndSharedOffsetsOfNothing() {
    String header =
        Stream.of(
                tensor("b", "[1]", "[4,8]"),
                tensor("none", "[0]", "[4,4]"),
                tensor("w", "[1]", "[0,4]"))
            .collect(Collectors.joining(",", "{", "}"));
    var read = Safetensors.decode("m", file(header, 8));
    assertEquals(List.of("w", "none", "b"), read.tensors().stream().map(Tensor::name).toList());
  }

  @Test
  void limitsTheNumberOfTensors() {
    String header =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> tensor("t" + i, "[0]", "[0,0]"))
            .collect(Collectors.joining(",", "{", "}"));
    assertRefused(
        "m: there are 10001 tensors, at most 10000 are supported" + DAMAGED, file(header, 0));
  }

  @Test
  void checksTheMemoryBeforeAllocating() {
    var source =
        new ByteSource.OfBuffer(file("{" + tensor("w", "[524288]", "[0,2097152]") + "}", 2 << 20));
    assertEquals(
        "m: the tensors take 2 MB, but there are only 1 MB of memory;"
            + " start Java with a larger -Xmx",
        assertThrows(
                ModelFormatException.class,
                () -> new SafetensorsReader("m", source, 1 << 20).read())
            .getMessage());
  }

  /// The file has a hole instead of data, so it takes no room on the disk.
  @Test
  void refusesATensorThatNoArrayHolds() throws IOException {
    String header = "{" + tensor("w", "[2147483647]", "[0,8589934588]") + "}";
    Path path = folder.resolve("large");
    Files.write(path, file(header, 0).array());
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), channel.size() + 8589934587L);
      var source = new ByteSource.OfFile(channel);
      assertEquals(
          "m: tensor \"w\" has 2147483647 values, at most 2147483639 are supported;"
              + " split it into several tensors",
          assertThrows(
                  ModelFormatException.class,
                  () -> new SafetensorsReader("m", source, Long.MAX_VALUE).read())
              .getMessage());
    }
  }

  @Test
  void noticesAFileThatShrinks() throws IOException {
    Path path = folder.resolve("shrinks");
    Files.write(path, file("{" + tensor("w", "[1]", "[0,4]") + "}", 4).array());
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var source = new ByteSource.OfFile(channel);
      channel.truncate(20);
      assertEquals(
          "the file became shorter while it was read",
          assertThrows(IOException.class, () -> new SafetensorsReader("m", source).read())
              .getMessage());
    }
  }
}
