package dev.hillock.kernel;

/// Weighted sums u brought to mean 0 and deviation 1, x̂ = (u − mean) / √(variance + ε), and what a
/// layer learns to make of them, z = γ·x̂ + β: over the neurons of a row (layer normalisation) or
/// over the rows of a batch (batch normalisation).
///
/// Plain loops over neighbouring floats, of which the compiler makes vectors. A sum along a row has
/// eight chains, element i in chain i mod 8, which are folded 4, 2, 1, and then what is left over;
/// a sum over rows is one chain per neuron, the rows ascending.
///
/// Sources: Ba, Kiros & Hinton, "Layer normalization", 2016, equation 4; Ioffe & Szegedy, "Batch
/// normalization", ICML 2015, algorithm 1.
public final class Normalization {

  /// ε, which keeps neurons that are the same for all rows finite: the value of most toolkits.
  private static final double EPSILON = 1e-5;

  private static final int CHAINS = 8;

  private Normalization() {}

  /// 1 / √(variance + ε).
  public static float inverseDeviation(double variance) {
    return (float) (1 / Math.sqrt(variance + EPSILON));
  }

  /// u ← x̂ for a row, over its neurons.
  ///
  /// @return 1 / √(variance + ε) of the row
  public static float normalizeRow(float[] u, int at, int n) {
    float mean = sum(u, at, n) / n;
    for (int i = 0; i < n; i++) {
      u[at + i] -= mean;
    }
    float inverse = inverseDeviation(dot(u, at, u, at, n) / n);
    Blend.scale(inverse, u, at, n);
    return inverse;
  }

  /// sum += u for neighbouring columns of a row.
  public static void addTo(double[] sum, int sumAt, float[] u, int at, int n) {
    for (int i = 0; i < n; i++) {
      sum[sumAt + i] += u[at + i];
    }
  }

  /// u ← u − mean, and squares += u², for neighbouring columns of a row.
  public static void center(
      float[] mean, double[] squares, int columnsAt, float[] u, int at, int n) {
    for (int i = 0; i < n; i++) {
      u[at + i] -= mean[columnsAt + i];
    }
    for (int i = 0; i < n; i++) {
      squares[columnsAt + i] += (double) u[at + i] * u[at + i];
    }
  }

  /// u ← (u − mean)·inverse for neighbouring columns of a row.
  public static void normalize(
      float[] mean, float[] inverse, int columnsAt, float[] u, int at, int n) {
    for (int i = 0; i < n; i++) {
      u[at + i] = (u[at + i] - mean[columnsAt + i]) * inverse[columnsAt + i];
    }
  }

  /// z = γ·x̂ + β for neighbouring columns of a row.
  ///
  /// @param parameters hold γ from `gammaAt` on and β from `betaAt` on
  public static void apply(
      float[] parameters, int gammaAt, int betaAt, float[] x, int xAt, float[] z, int zAt, int n) {
    for (int i = 0; i < n; i++) {
      z[zAt + i] = parameters[gammaAt + i] * x[xAt + i] + parameters[betaAt + i];
    }
  }

  /// ∂L/∂γ += δ·x̂ and ∂L/∂β += δ for neighbouring columns of a row.
  public static void addGradient(
      float[] x,
      int xAt,
      float[] delta,
      int deltaAt,
      float[] gradient,
      int gammaAt,
      int betaAt,
      int n) {
    for (int i = 0; i < n; i++) {
      gradient[gammaAt + i] += delta[deltaAt + i] * x[xAt + i];
    }
    for (int i = 0; i < n; i++) {
      gradient[betaAt + i] += delta[deltaAt + i];
    }
  }

  /// From δ = ∂L/∂z to ∂L/∂u of a row that was normalised over its n neurons: with g = γ·δ, (g −
  /// mean g − x̂·mean(g·x̂))·inverse.
  public static void backThroughRow(
      float[] gamma, int gammaAt, float[] x, int xAt, float inverse, float[] delta, int at, int n) {
    Blend.multiply(gamma, gammaAt, delta, at, n);
    float mean = sum(delta, at, n) / n;
    float slope = dot(delta, at, x, xAt, n) / n;
    for (int i = 0; i < n; i++) {
      delta[at + i] = (delta[at + i] - mean - x[xAt + i] * slope) * inverse;
    }
  }

  /// From δ = ∂L/∂z to ∂L/∂u of neighbouring columns of a row of a batch: (δ − mean −
  /// x̂·slope)·scale.
  ///
  /// @param means over the batch: the slope, of δ·x̂, from `slopeAt` on; that of δ from `meanAt` on
  /// @param scale γ / √(variance + ε), from `scaleAt` on
  public static void backThroughColumns(
      float[] means,
      int slopeAt,
      int meanAt,
      float[] scale,
      int scaleAt,
      float[] x,
      int xAt,
      float[] delta,
      int at,
      int n) {
    for (int i = 0; i < n; i++) {
      float centered = delta[at + i] - means[meanAt + i] - x[xAt + i] * means[slopeAt + i];
      delta[at + i] = centered * scale[scaleAt + i];
    }
  }

  private static float sum(float[] a, int at, int n) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = at;
    for (; i + CHAINS <= at + n; i += CHAINS) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
      s4 += a[i + 4];
      s5 += a[i + 5];
      s6 += a[i + 6];
      s7 += a[i + 7];
    }
    float rest = 0;
    for (; i < at + n; i++) {
      rest += a[i];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)) + rest;
  }

  private static float dot(float[] a, int aAt, float[] b, int bAt, int n) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i + CHAINS <= n; i += CHAINS) {
      s0 += a[aAt + i] * b[bAt + i];
      s1 += a[aAt + i + 1] * b[bAt + i + 1];
      s2 += a[aAt + i + 2] * b[bAt + i + 2];
      s3 += a[aAt + i + 3] * b[bAt + i + 3];
      s4 += a[aAt + i + 4] * b[bAt + i + 4];
      s5 += a[aAt + i + 5] * b[bAt + i + 5];
      s6 += a[aAt + i + 6] * b[bAt + i + 6];
      s7 += a[aAt + i + 7] * b[bAt + i + 7];
    }
    float rest = 0;
    for (; i < n; i++) {
      rest += a[aAt + i] * b[bAt + i];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)) + rest;
  }
}
