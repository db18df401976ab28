package dev.hillock.bench.jmh;

import dev.hillock.bench.hillock.HillockProducts;
import dev.hillock.kernel.Matrix;
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

/// One product C = A·B, on one thread and on two.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductBenchmark {

  /// Rows, columns, inner length.
  @Param({"1x128x784", "32x32x784", "64x128x784", "128x512x512", "1024x1024x1024"})
  public String shape = "";

  /// Threads.
  @Param({"1", "2"})
  public int threads;

  private HillockProducts products = new HillockProducts(1);
  private Runnable product = () -> {};

  /// Makes the operands.
  @Setup
  public void makeOperands() {
    String[] sizes = shape.split("x", -1);
    int m = Integer.parseInt(sizes[0]);
    int n = Integer.parseInt(sizes[1]);
    int k = Integer.parseInt(sizes[2]);
    products.close();
    products = new HillockProducts(threads);
    product =
        products.product(
            HillockProducts.filled(m, k), HillockProducts.filled(k, n), Matrix.of(m, n));
  }

  /// Ends the threads.
  @TearDown
  public void close() {
    products.close();
  }

  /// One product.
  @Benchmark
  public void product() {
    product.run();
  }
}
