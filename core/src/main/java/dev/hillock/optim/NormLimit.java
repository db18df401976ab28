package dev.hillock.optim;

/// Keeps the weights that enter a neuron from growing: where the norm ‖w‖ of a column of W
/// `[inputs, outputs]` exceeds c, w ← w·c / ‖w‖. The squares are added in `double`, the inputs
/// ascending.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// JMLR 15, 2014, section 5.1.
public final class NormLimit {

  private final double limit;
  private final double[] squares;
  private final float[] factors;

  /// @param limit c, greater than 0
  /// @param mostOutputs neurons of the widest layer
  public NormLimit(double limit, int mostOutputs) {
    this.limit = limit;
    squares = new double[mostOutputs];
    factors = new float[mostOutputs];
  }

  /// Shortens the columns of W that are too long, in place. Allocates nothing.
  ///
  /// @param weights holds W from `at` on
  /// @return what each column was multiplied by; overwritten by the next call
  public float[] apply(float[] weights, int at, int inputs, int outputs) {
    for (int j = 0; j < outputs; j++) {
      squares[j] = 0;
    }
    for (int i = 0; i < inputs; i++) {
      int row = at + i * outputs;
      for (int j = 0; j < outputs; j++) {
        squares[j] += (double) weights[row + j] * weights[row + j];
      }
    }
    boolean isLong = false;
    for (int j = 0; j < outputs; j++) {
      double norm = Math.sqrt(squares[j]);
      factors[j] = norm > limit ? (float) (limit / norm) : 1f;
      isLong |= norm > limit;
    }
    if (isLong) {
      scaleColumns(weights, at, inputs, outputs, factors);
    }
    return factors;
  }

  /// Multiplies each column of a matrix by its factor.
  public static void scaleColumns(
      float[] weights, int at, int inputs, int outputs, float[] factors) {
    for (int i = 0; i < inputs; i++) {
      int row = at + i * outputs;
      for (int j = 0; j < outputs; j++) {
        weights[row + j] *= factors[j];
      }
    }
  }
}
