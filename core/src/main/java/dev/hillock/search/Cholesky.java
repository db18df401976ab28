package dev.hillock.search;

/// A lower triangular matrix A, `[n, n]`, that stands for the covariance A·Aᵀ. Row after row
/// without the zeros: element (i, j) is at i (i + 1) / 2 + j.
final class Cholesky {

  private final int n;
  private final double[] elements;

  /// The identity.
  Cholesky(int n) {
    this.n = n;
    elements = new double[size(n)];
    for (int i = 0; i < n; i++) {
      elements[row(i) + i] = 1;
    }
  }

  /// How many numbers a matrix of n rows has.
  static int size(int n) {
    return Math.toIntExact((long) n * (n + 1) / 2);
  }

  private static int row(int i) {
    return i * (i + 1) / 2;
  }

  double[] elements() {
    return elements;
  }

  /// Σⱼ A(i, j) z(j) of row i.
  double times(int i, float[] z, int at) {
    double sum = 0;
    for (int j = 0; j <= i; j++) {
      sum += elements[row(i) + j] * z[at + j];
    }
    return sum;
  }

  /// A ← A·factor.
  void scale(double factor) {
    for (int i = 0; i < elements.length; i++) {
      elements[i] *= factor;
    }
  }

  /// A·Aᵀ ← A·Aᵀ + share·v·vᵀ in n² steps. Gill, Golub, Murray & Saunders, "Methods for modifying
  /// matrix factorizations", 1974, method C1.
  ///
  /// @param v overwritten
  void add(double share, double[] v) {
    double root = Math.sqrt(share);
    for (int i = 0; i < n; i++) {
      v[i] *= root;
    }
    for (int j = 0; j < n; j++) {
      double old = elements[row(j) + j];
      double diagonal = Math.sqrt(old * old + v[j] * v[j]);
      double c = diagonal / old;
      double s = v[j] / old;
      elements[row(j) + j] = diagonal;
      for (int i = j + 1; i < n; i++) {
        double below = (elements[row(i) + j] + s * v[i]) / c;
        v[i] = c * v[i] - s * below;
        elements[row(i) + j] = below;
      }
    }
  }
}
