package dev.hillock.plot;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and eigenvectors of a small symmetric matrix, the greatest first, by Jacobi's
/// rotations: exact to rounding.
///
/// Source: Golub & Van Loan, Matrix Computations, 4th edition, section 8.5.
///
/// @param values descending
/// @param vectors each of length 1
record Eigen(double[] values, double[][] vectors) {

  private static final int MOST_SWEEPS = 60;

  /// Of a matrix, which is used up.
  static Eigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    double before = Double.POSITIVE_INFINITY;
    double off = offDiagonal(matrix);
    for (int sweep = 0; sweep < MOST_SWEEPS && off > 0 && off < before; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(matrix, vectors, p, q);
        }
      }
      before = off;
      off = offDiagonal(matrix);
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[n];
    double[][] sorted = new double[n][];
    for (int i = 0; i < n; i++) {
      values[i] = matrix[order[i]][order[i]];
      sorted[i] = vectors[order[i]];
    }
    return new Eigen(values, sorted);
  }

  private static double offDiagonal(double[][] matrix) {
    double sum = 0;
    for (int p = 0; p < matrix.length; p++) {
      for (int q = 0; q < p; q++) {
        sum += matrix[p][q] * matrix[p][q];
      }
    }
    return sum;
  }

  /// Makes the element (p, q) zero.
  ///
  /// @param vectors row i is that of the value (i, i)
  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    if (matrix[p][q] == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (double[] row : matrix) {
      double atP = row[p];
      row[p] = c * atP - s * row[q];
      row[q] = s * atP + c * row[q];
    }
    turn(matrix[p], matrix[q], c, s);
    turn(vectors[p], vectors[q], c, s);
  }

  private static void turn(double[] p, double[] q, double c, double s) {
    for (int i = 0; i < p.length; i++) {
      double atP = p[i];
      p[i] = c * atP - s * q[i];
      q[i] = s * atP + c * q[i];
    }
  }
}
