package dev.hillock;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.LevelOrder;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.SourceOptions;
import dev.hillock.data.Sources;
import dev.hillock.data.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// Small tables for tests.
public final class Tables {

  private Tables() {}

  /// A table of these columns from the source `t`.
  public static Table of(Column... columns) {
    return new Table("t", List.of(columns));
  }

  /// A column of numbers; NaN for a missing cell.
  public static NumericColumn numbers(String name, double... values) {
    return new NumericColumn(name, values);
  }

  /// A column of texts; the empty one for a missing cell.
  public static CategoricalColumn texts(String name, String... cells) {
    List<String> levels =
        Arrays.stream(cells)
            .filter(cell -> !cell.isEmpty())
            .distinct()
            .sorted(LevelOrder.INSTANCE)
            .toList();
    return new CategoricalColumn(
        name, levels, Arrays.stream(cells).mapToInt(levels::indexOf).toArray());
  }

  /// The table in a file of the folder `data`.
  public static Table bundled(String file) {
    var path = Path.of(System.getProperty("hillock.root"), "data", file);
    return Sources.load(path, SourceOptions.DEFAULT).table();
  }

  /// Columns a and b, uniform in ±1.
  public static double[][] plane(int rows, long seed) {
    var random = new SplittableRandom(seed);
    double[][] columns = new double[2][rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = random.nextDouble(-1, 1);
      columns[1][row] = random.nextDouble(-1, 1);
    }
    return columns;
  }

  /// A function of both columns, row by row.
  public static double[] map(double[][] plane, ToDoubleBiFunction<Double, Double> f) {
    return IntStream.range(0, plane[0].length)
        .mapToDouble(row -> f.applyAsDouble(plane[0][row], plane[1][row]))
        .toArray();
  }

  /// Columns a, b and `kind`, which is `above` or `below` the line a + 2·b = 0.1; no row is nearer
  /// to the line than the margin of a perceptron's patience.
  public static Table separable(int rows, long seed) {
    var random = new SplittableRandom(seed);
    double[] a = new double[rows];
    double[] b = new double[rows];
    String[] kind = new String[rows];
    for (int row = 0; row < rows; row++) {
      double side;
      do {
        a[row] = random.nextDouble(-1, 1);
        b[row] = random.nextDouble(-1, 1);
        side = a[row] + 2 * b[row] - 0.1;
      } while (Math.abs(side) < 0.2);
      kind[row] = side > 0 ? "above" : "below";
    }
    return of(numbers("a", a), numbers("b", b), texts("kind", kind));
  }

  /// Columns a, b and y = 3a − 2b + 1.
  public static Table linear(int rows, long seed) {
    double[][] plane = plane(rows, seed);
    return of(
        numbers("a", plane[0]),
        numbers("b", plane[1]),
        numbers("y", map(plane, (a, b) -> 3 * a - 2 * b + 1)));
  }

  /// Row numbers 0 … n−1.
  public static int[] rows(int n) {
    return IntStream.range(0, n).toArray();
  }
}
