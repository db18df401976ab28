package dev.hillock.bench.jmh;

import dev.hillock.bench.CsvMaker;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import dev.hillock.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One read of a file of numbers into a table.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CsvBenchmark {

  /// Rows of the file; it has 20 columns.
  @Param({"20000", "200000"})
  public int rows;

  private Path file = Path.of("");

  /// Writes the file.
  @Setup
  public void writeFile() throws IOException {
    file = Files.createTempFile("numbers", ".csv");
    CsvMaker.write(file, rows, 20);
  }

  /// Removes it.
  @TearDown
  public void deleteFile() throws IOException {
    Files.deleteIfExists(file);
  }

  /// One read.
  @Benchmark
  public Table read() {
    return CsvSource.read(file, CsvFormat.DEFAULT);
  }
}
