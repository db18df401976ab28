package dev.hillock.optim;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Team;
import java.util.Arrays;

/// (JᵀJ + μI) d = Jᵀe, gathered row by row of the Jacobian J `[residuals, n]` and solved by
/// Cholesky's method: JᵀJ + μI = UᵀU with an upper triangle U. All in `double`; both triangles are
/// stored row by row, so that 8 n² bytes suffice.
///
/// Rows are added in blocks, four at a time: every element of JᵀJ is one sum over the rows in their
/// order, whatever number of threads the triangle is shared by.
public final class NormalEquations {

  /// Rows of a block; a multiple of [#TOGETHER].
  private static final int BLOCK = 64;

  private static final int TOGETHER = 4;

  private final int n;
  private final Compute compute;
  private final double[] product;
  private final double[] factor;
  private final double[] right;
  private final double[] block;
  private final Products products = new Products();
  private final FactorRow factorRow = new FactorRow();
  private int rows;
  private double squares;

  /// Empty equations of so many unknowns.
  ///
  /// @throws IllegalArgumentException if there are more than an array holds
  public NormalEquations(int unknowns, Compute compute) {
    n = unknowns;
    this.compute = compute;
    if (triangle(n) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "normal equations of %d unknowns; at most 65535 fit into an array".formatted(n));
    }
    product = new double[(int) triangle(n)];
    factor = new double[product.length];
    right = new double[n];
    block = new double[BLOCK * n];
  }

  /// What equations of so many unknowns take, in bytes.
  public static long bytes(int unknowns) {
    return Double.BYTES * (2 * triangle(unknowns) + (BLOCK + 1L) * unknowns);
  }

  private static long triangle(long n) {
    return n * (n + 1) / 2;
  }

  /// Where row `i` of a triangle would have its element 0.
  private int row(int i) {
    return (int) ((long) i * n - triangle(i));
  }

  /// Takes all rows out.
  public void clear() {
    Arrays.fill(product, 0);
    Arrays.fill(right, 0);
    rows = 0;
    squares = 0;
  }

  /// Adds a residual.
  ///
  /// @param residual e
  /// @param factorOfBoth what it and its row are multiplied with
  /// @param derivatives ∂e/∂w, read
  public void add(double residual, double factorOfBoth, float[] derivatives) {
    double e = factorOfBoth * residual;
    int at = rows * n;
    for (int i = 0; i < n; i++) {
      block[at + i] = factorOfBoth * derivatives[i];
    }
    for (int i = 0; i < n; i++) {
      right[i] += e * block[at + i];
    }
    squares += e * e;
    rows++;
    if (rows == BLOCK) {
      flush();
    }
  }

  private void flush() {
    // Missing rows of zeros change no sum.
    int whole = (rows + TOGETHER - 1) / TOGETHER * TOGETHER;
    Arrays.fill(block, rows * n, whole * n, 0);
    rows = whole;
    compute.run(rows * triangle(n), products);
    rows = 0;
  }

  /// Σ e².
  public double squares() {
    return squares;
  }

  /// ‖Jᵀe‖.
  public double rightLength() {
    double sum = 0;
    for (double r : right) {
      sum += r * r;
    }
    return Math.sqrt(sum);
  }

  /// Solves the equations; they stay as they are.
  ///
  /// @param damping μ
  /// @param solution d, written
  /// @return whether JᵀJ + μI is positive definite in `double`; if not, d is of no use
  boolean solve(double damping, double[] solution) {
    if (rows > 0) {
      flush();
    }
    System.arraycopy(product, 0, factor, 0, factor.length);
    for (int i = 0; i < n; i++) {
      factor[row(i) + i] += damping;
    }
    return factorize() && substitute(solution);
  }

  /// Row by row: u_kj = (a_kj − Σ_(p<k) u_pk u_pj) / u_kk.
  private boolean factorize() {
    for (int k = 0; k < n; k++) {
      factorRow.k = k;
      compute.run((long) k * (n - k), factorRow);
      double pivot = factor[row(k) + k];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      double root = Math.sqrt(pivot);
      for (int j = row(k) + k; j < row(k) + n; j++) {
        factor[j] /= root;
      }
    }
    return true;
  }

  private boolean substitute(double[] x) {
    System.arraycopy(right, 0, x, 0, n);
    for (int k = 0; k < n; k++) {
      int at = row(k);
      x[k] /= factor[at + k];
      for (int j = k + 1; j < n; j++) {
        x[j] -= factor[at + j] * x[k];
      }
    }
    boolean finite = true;
    for (int k = n - 1; k >= 0; k--) {
      int at = row(k);
      double sum = x[k];
      for (int j = k + 1; j < n; j++) {
        sum -= factor[at + j] * x[j];
      }
      x[k] = sum / factor[at + k];
      finite &= Double.isFinite(x[k]);
    }
    return finite;
  }

  /// to[toAt + j] += Σ_q a_q x[at_q + j], the four in their order.
  private static void addFour(
      double[] a, double[] x, int[] at, double[] to, int toAt, int from, int end) {
    double a0 = a[0];
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    int x0 = at[0];
    int x1 = at[1];
    int x2 = at[2];
    int x3 = at[3];
    for (int j = from; j < end; j++) {
      to[toAt + j] =
          (((to[toAt + j] + a0 * x[x0 + j]) + a1 * x[x1 + j]) + a2 * x[x2 + j]) + a3 * x[x3 + j];
    }
  }

  /// JᵀJ of the block: some rows of the triangle.
  private final class Products implements Team.Task {
    @Override
    public void run(int part, int parts) {
      double[] a = new double[TOGETHER];
      int[] at = new int[TOGETHER];
      // Rows are taken in turns, since they grow shorter.
      for (int i = part; i < n; i += parts) {
        for (int r = 0; r < rows; r += TOGETHER) {
          for (int q = 0; q < TOGETHER; q++) {
            at[q] = (r + q) * n;
            a[q] = block[at[q] + i];
          }
          addFour(a, block, at, product, row(i), i, n);
        }
      }
    }
  }

  /// Some columns of a row of U, before it is divided by its first element.
  private final class FactorRow implements Team.Task {
    private int k;

    @Override
    public void run(int part, int parts) {
      int from = k + Compute.first(part, parts, n - k, TOGETHER);
      int end = k + Compute.first(part + 1, parts, n - k, TOGETHER);
      double[] a = new double[TOGETHER];
      int[] at = new int[TOGETHER];
      int to = row(k);
      int whole = k - k % TOGETHER;
      for (int p = 0; p < whole; p += TOGETHER) {
        for (int q = 0; q < TOGETHER; q++) {
          at[q] = row(p + q);
          a[q] = -factor[at[q] + k];
        }
        addFour(a, factor, at, factor, to, from, end);
      }
      for (int p = whole; p < k; p++) {
        int above = row(p);
        double u = factor[above + k];
        for (int j = from; j < end; j++) {
          factor[to + j] -= u * factor[above + j];
        }
      }
    }
  }
}
