package dev.hillock.peers.fastcsv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// FastCSV on work `csv`: records from a file, `Float.parseFloat`, columns of `float`, one thread.
public final class FastCsvPeer {

  private FastCsvPeer() {}

  /// Does the work.
  public static void main(String[] args) throws IOException {
    var options = new Arguments(args, 1);
    Path file = Path.of(options.text("--file"));
    Output.version("FastCSV 4.4.0");
    double best = Double.POSITIVE_INFINITY;
    long cells = 0;
    for (int read = 0; read < options.whole("--reads"); read++) {
      long start = System.nanoTime();
      float[][] columns = read(file);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      cells = (long) columns.length * columns[0].length;
    }
    Output.figure("csv", "read", best, "ms");
    Output.figure("csv", "cells", cells, "cells");
  }

  private static float[][] read(Path file) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      var records = reader.iterator();
      float[][] columns = new float[records.next().getFieldCount()][1024];
      int row = 0;
      while (records.hasNext()) {
        CsvRecord record = records.next();
        if (row == columns[0].length) {
          grow(columns, 2 * row);
        }
        for (int column = 0; column < columns.length; column++) {
          columns[column][row] = Float.parseFloat(record.getField(column));
        }
        row++;
      }
      grow(columns, row);
      return columns;
    }
  }

  private static void grow(float[][] columns, int rows) {
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Arrays.copyOf(columns[column], rows);
    }
  }
}
