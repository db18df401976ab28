package dev.hillock.bench.hillock;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.DenseOperands;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Team;

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
    var rows = Rows.of(a);
    int together = Kernels.COLUMNS_TOGETHER;
    Team.Task task =
        (part, parts) -> {
          int from = Compute.first(part, parts, b.columns(), together);
          int to = Compute.first(part + 1, parts, b.columns(), together);
          var scratch = compute.scratch(part);
          compute.kernels().forward(0, a.rows(), from, to, rows, operands, c, c, scratch);
        };
    long multiplyAdds = (long) a.rows() * b.rows() * b.columns();
    return () -> compute.run(multiplyAdds, task);
  }

  /// A matrix of numbers between −1 and 1 that depend on nothing but the place.
  public static Matrix filled(int rows, int columns) {
    var matrix = Matrix.withRoom(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.data()[i] = (i * 7919 % 2003) / 1001.5f - 1;
    }
    return matrix;
  }

  @Override
  public void close() {
    compute.close();
  }
}
