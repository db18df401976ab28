package dev.hillock.bench.hillock;

import dev.hillock.bench.measure.Arguments;
import dev.hillock.bench.measure.Output;
import dev.hillock.bench.measure.Timing;
import dev.hillock.kernel.Matrix;

/// Work `skinny`: nanoseconds of one product of every shape, one thread.
final class SkinnyProducts {

  private static final int SAMPLES = 7;

  private SkinnyProducts() {}

  static void run(Arguments options) {
    double seconds = options.number("--sample");
    try (var products = new HillockProducts(1)) {
      // The compiler sees every shape, more than once, before the first is timed.
      long end = System.nanoTime() + (long) (options.number("--warm-up") * 1e9);
      do {
        sweep(options, products, 0, 1);
      } while (System.nanoTime() < end);
      sweep(options, products, seconds, SAMPLES);
    }
  }

  private static void sweep(
      Arguments options, HillockProducts products, double seconds, int samples) {
    for (int m : options.wholes("--m")) {
      for (int n : options.wholes("--n")) {
        for (int k : options.wholes("--k")) {
          Matrix a = HillockProducts.filled(m, k);
          Matrix b = HillockProducts.filled(k, n);
          double each =
              Timing.seconds(
                  products.product(a, b, Matrix.withRoom(m, n)), seconds, seconds, samples);
          if (seconds > 0) {
            Output.figure("skinny", m + "x" + n + "x" + k, each * 1e9, "ns");
          }
        }
      }
    }
  }
}
