package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.data.CsvFormat;
import dev.hillock.data.CsvSource;
import java.nio.file.Path;

/// Work `csv`: milliseconds from a file of numbers to a table, the best of several reads: the first
/// ones are the compiler's.
final class CsvReading {

  private CsvReading() {}

  static void run(Arguments options) {
    Path file = Path.of(options.text("--file"));
    double best = Double.POSITIVE_INFINITY;
    int cells = 0;
    for (int read = 0; read < options.whole("--reads"); read++) {
      long start = System.nanoTime();
      var table = CsvSource.read(file, CsvFormat.DEFAULT);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      cells = table.rows() * table.columns().size();
    }
    Output.figure("csv", "read", best, "ms");
    Output.figure("csv", "cells", cells, "cells");
  }
}
