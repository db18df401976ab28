package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hillock.kernel.KernelChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The second promise: the same data, settings and seed give the same bits with any number of
/// threads, at any vector width, with and without the vector module or fused multiply-adds.
class SameBitsTest {

  private static final Path DIGITS =
      Path.of(System.getProperty("hillock.root", ".."), "data", "digits8x8.csv");
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  private static final String EXPECTED = FingerprintProbe.fingerprint(DIGITS, 1);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void anyNumberOfThreads(int threads) {
    assertEquals(EXPECTED, FingerprintProbe.fingerprint(DIGITS, threads));
  }

  /// Options of the JVM, and how the name of the kernels they lead to begins on x86.
  static Stream<Arguments> machines() {
    return Stream.of(
        Arguments.of("vector", List.of(VECTORS, "-XX:UseAVX=3")),
        Arguments.of("vector 256", List.of(VECTORS, "-XX:UseAVX=2")),
        Arguments.of("vector", List.of(VECTORS, "-XX:UseAVX=1")),
        Arguments.of("vector 128", List.of(VECTORS, "-XX:MaxVectorSize=16")),
        Arguments.of("scalar", List.of(VECTORS, "-XX:UseAVX=0")),
        Arguments.of("scalar", List.of()),
        Arguments.of("scalar", List.of(VECTORS, "-D" + KernelChoice.PROPERTY + "=scalar")));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void anyVectorWidth(String kernels, List<String> options) throws Exception {
    List<String> printed = run(options);
    if (System.getProperty("os.arch").equals("amd64")) {
      assertTrue(printed.getFirst().startsWith(kernels), () -> kernels + " wanted: " + printed);
    }
    assertEquals(EXPECTED, printed.getLast(), () -> "with " + options);
  }

  private static List<String> run(List<String> options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), FingerprintProbe.class.getName()));
    command.addAll(List.of(DIGITS.toString(), "2"));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> "java " + options + " printed " + out);
    return out.lines().toList();
  }

  private static String classPath() {
    return placeOf(Training.class)
        + System.getProperty("path.separator")
        + placeOf(SameBitsTest.class);
  }

  private static String placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
