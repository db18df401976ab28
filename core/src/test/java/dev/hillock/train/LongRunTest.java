package dev.hillock.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Memory does not grow with the epochs: ten thousand of them on iris take two seconds.
class LongRunTest {

  private static final Path IRIS =
      Path.of(System.getProperty("hillock.root", ".."), "data", "iris.csv");
  private static final double MOST_GROWTH = 0.05;

  @Test
  void memoryDoesNotGrowOverTenThousandEpochs() throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "-cp",
            placeOf(Training.class) + File.pathSeparator + placeOf(LongRunTest.class),
            LongRunProbe.class.getName(),
            IRIS.toString(),
            "species",
            "10000");
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + " printed " + out);
    var used = out.lines().map(Long::parseLong).toList();
    assertEquals(2, used.size(), out);
    double growth = (double) used.getLast() / used.getFirst() - 1;
    assertTrue(
        growth <= MOST_GROWTH,
        () ->
            "%d bytes after 100 epochs, %d at the end".formatted(used.getFirst(), used.getLast()));
  }

  private static String placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
