package dev.hillock.data;

import static dev.hillock.data.DataFiles.gzip;
import static dev.hillock.data.DataFiles.utf8;
import static dev.hillock.data.DataFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much memory reading takes, in JVMs of their own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsvMemoryTest {

  private static final int ROWS = 100_000;
  private static final int COLUMNS = 20;

  /// 16 MB of numbers.
  private static final int TABLE_MEGABYTES = ROWS * COLUMNS * Double.BYTES / 1_000_000;

  private Path csv = Path.of("");
  private Path packed = Path.of("");

  @BeforeAll
  void writeFiles(@TempDir Path folder) {
    var random = new SplittableRandom(1);
    var text = new StringBuilder("c0");
    for (int column = 1; column < COLUMNS; column++) {
      text.append(",c").append(column);
    }
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        text.append(column == 0 ? '\n' : ',').append((float) random.nextGaussian());
      }
    }
    csv = write(folder, "big.csv", utf8(text.toString()));
    packed = write(folder, "big.csv.gz", gzip(utf8(text.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseParallelGC", "-XX:+UseSerialGC", "-XX:+UseG1GC"})
  void takesAtMostTwiceTheTable(String collector) throws IOException, InterruptedException {
    // The JVM itself keeps a few megabytes of the heap.
    String heap = "-Xmx" + (2 * TABLE_MEGABYTES + 4) + "m";
    assertEquals("100000 rows, 20 columns", run(csv, collector, heap));
    assertEquals("100000 rows, 20 columns", run(packed, collector, heap));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8m", "14m", "17m"})
  void saysHowMuchMemoryAFileTakes(String heap) throws IOException, InterruptedException {
    for (Path file : new Path[] {csv, packed}) {
      String said = run(file, "-XX:+UseParallelGC", "-Xmx" + heap);
      String expected =
          FileBytes.shortName(file).replace(".", "\\.")
              + " does not fit into [0-9]+ MB of memory: reading it takes about [0-9]+ MB; give the"
              + " JVM more with HILLOCK_JAVA_OPTIONS=-Xmx1g, or take fewer rows or columns";
      assertTrue(said.matches(expected), said);
    }
  }

  @Test
  void saysHowMuchMemoryAStreamTakes() throws IOException, InterruptedException {
    var builder = command("-XX:+UseParallelGC", "-Xmx14m").redirectInput(csv.toFile());
    String said = run(builder);
    assertTrue(said.startsWith("stdin does not fit into"), said);
    assertTrue(said.contains("reading it takes more than"), said);
  }

  @Test
  void givesUpAsSoonAsATableCannotFit() {
    var memory = new TableMemory("t.csv", 1L << 30);
    memory.add(7 << 20, 7 << 20);
    memory.requireRoom(100L << 30);
    memory.add(1 << 20, 1 << 20);
    memory.requireRoom(1L << 30);
    memory.requireRoom(-1);
    assertThrows(TableMemory.NoRoom.class, () -> memory.requireRoom(10L << 30));
    assertEquals(
        "t.csv does not fit into 1024 MB of memory: reading it takes about 15376 MB; give the JVM"
            + " more with HILLOCK_JAVA_OPTIONS=-Xmx31g, or take fewer rows or columns",
        memory.tooLarge(10L << 30).getMessage());
    memory.runOut();
    assertThrows(TableMemory.NoRoom.class, () -> memory.requireRoom(-1));
    assertEquals(
        "t.csv does not fit into 1024 MB of memory: reading it takes more than 28 MB; give the JVM"
            + " more with HILLOCK_JAVA_OPTIONS=-Xmx2g, or take fewer rows or columns",
        memory.tooLarge(-1).getMessage());
  }

  private static String run(Path file, String collector, String heap)
      throws IOException, InterruptedException {
    ProcessBuilder builder = command(collector, heap);
    builder.command().add(file.toString());
    return run(builder);
  }

  private static ProcessBuilder command(String collector, String heap) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = placeOf(Table.class) + File.pathSeparator + placeOf(CsvMemoryTest.class);
    return new ProcessBuilder()
        .command(
            new ArrayList<>(
                List.of(java, collector, heap, "-cp", classPath, CsvMemoryProbe.class.getName())));
  }

  private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> builder.command() + " printed " + out);
    return out.strip();
  }

  private static String placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
