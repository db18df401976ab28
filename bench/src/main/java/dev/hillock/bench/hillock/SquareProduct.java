package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import dev.hillock.kernel.Matrix;

/// Work `product`: a square product on one thread and on all, and the limit of the processor's FMA
/// units, measured before and after so that it belongs to the same minute.
final class SquareProduct {

  private SquareProduct() {}

  static void run(Arguments options) {
    int size = options.whole("--size");
    double seconds = options.number("--sample");
    for (int threads : options.wholes("--threads")) {
      String suffix = threads + (threads == 1 ? "-thread" : "-threads");
      double before = FmaLimit.gigaflops(threads, seconds);
      Output.figure("product", suffix, gigaflops(size, threads, seconds), "GFLOP/s");
      double limit = Math.max(before, FmaLimit.gigaflops(threads, seconds));
      Output.figure("product", "limit-" + suffix, limit, "GFLOP/s");
    }
  }

  private static double gigaflops(int size, int threads, double seconds) {
    Matrix a = HillockProducts.filled(size, size);
    Matrix b = HillockProducts.filled(size, size);
    Matrix c = Matrix.of(size, size);
    try (var products = new HillockProducts(threads)) {
      double each = Timing.seconds(products.product(a, b, c), 3 * seconds, seconds, 5);
      return 2.0 * size * size * size / each / 1e9;
    }
  }
}
