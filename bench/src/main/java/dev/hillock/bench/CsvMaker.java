package dev.hillock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a CSV file of random numbers, always the same.
public final class CsvMaker {

  private static final long SEED = 20_261_125;

  private CsvMaker() {}

  /// Writes a header `c0,c1,...` and rows of numbers such as `-12.345678`, about ten signs each.
  public static void write(Path file, int rows, int columns) throws IOException {
    var random = new SplittableRandom(SEED);
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(",")));
      out.write('\n');
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          out.write(column == 0 ? "" : ",");
          out.write(number(random.nextDouble(-100, 100)));
        }
        out.write('\n');
      }
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
