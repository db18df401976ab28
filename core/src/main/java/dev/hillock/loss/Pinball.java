package dev.hillock.loss;

import dev.hillock.kernel.Matrix;

/// The loss whose smallest mean is a quantile: E = (1/n) Σ ρ_τ(t − a) with ρ_τ(e) = τ·e for e ≥ 0
/// and (τ − 1)·e for e < 0, one level τ for each of the n outputs. ∂E/∂a = −τ / n where a < t, (1 −
/// τ) / n where a > t, 0 where they are equal.
///
/// Source: Koenker & Bassett, "Regression quantiles", Econometrica 1978.
public final class Pinball {

  private final float[] levels;

  /// @param levels τ of each output, between 0 and 1
  public Pinball(float... levels) {
    this.levels = levels.clone();
  }

  /// Σ E over the first `rows` rows, in double.
  public double sum(int rows, Matrix outputs, Matrix targets) {
    int n = targets.columns();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < n; j++) {
        double e = (double) targets.get(row, j) - outputs.get(row, j);
        sum += e >= 0 ? levels[j] * e : (levels[j] - 1) * e;
      }
    }
    return sum / n;
  }

  /// Writes ∂E/∂a times `scale` for the first `rows` rows.
  public void errors(int rows, Matrix outputs, Matrix targets, float scale, Matrix errors) {
    int n = targets.columns();
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < n; j++) {
        float e = targets.get(row, j) - outputs.get(row, j);
        float slope = e > 0 ? -levels[j] : e < 0 ? 1 - levels[j] : 0;
        errors.data()[errors.at(row) + j] = slope / n * scale;
      }
    }
  }
}
