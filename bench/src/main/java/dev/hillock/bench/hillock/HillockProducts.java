package dev.hillock.bench.hillock;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.DenseOperands;
import dev.hillock.kernel.Matrix;

/// C = A·B with Hillock's kernels: the one place of the benchmarks that knows how a product is
/// asked for.
public final class HillockProducts implements AutoCloseable {

  private final Compute compute;

  /// Products on so many threads.
  public HillockProducts(int threads) {
    compute = Compute.with(threads);
  }

  /// C = A·B, bound to its operands so that a run allocates nothing.
  ///
  /// @param a `[m, k]`
  /// @param b `[k, n]`
  /// @param c `[m, n]`, written
  public Runnable product(Matrix a, Matrix b, Matrix c) {
    // A dense layer without bias and activation is a product.
    var operands = new DenseOperands(b, null, Activation.IDENTITY);
    int rows = a.rows();
    long multiplyAdds = (long) rows * b.rows() * b.columns();
    return () ->
        compute.run(
            multiplyAdds,
            (part, parts) ->
                compute
                    .kernels()
                    .forward(
                        Compute.firstRow(part, parts, rows),
                        Compute.firstRow(part + 1, parts, rows),
                        a,
                        operands,
                        c,
                        c));
  }

  /// A matrix of numbers between −1 and 1 that depend on nothing but the place.
  public static Matrix filled(int rows, int columns) {
    var matrix = Matrix.of(rows, columns);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = (i * 7919 % 2003) / 1001.5f - 1;
    }
    return matrix;
  }

  @Override
  public void close() {
    compute.close();
  }
}
