package dev.hillock.kernel;

import static dev.hillock.kernel.Fma.fma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The operations as plain loops: the oracle that [VectorKernels] is held against, and what runs
/// where the vector module or a fused multiply-add is missing.
final class ScalarKernels implements Kernels {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void forward(int from, int to, Matrix x, DenseOperands layer, Matrix z, Matrix y) {
    for (int row = from; row < to; row++) {
      startRow(layer.bias(), z, row);
      for (int i = 0; i < x.columns(); i++) {
        addScaledRow(x.get(row, i), layer.weights(), i, z, row);
      }
      activateRow(layer.activation(), z, y, row);
    }
  }

  @Override
  public void backThroughActivation(
      int from, int to, Activation f, Matrix z, Matrix y, Matrix delta) {
    for (int row = from; row < to; row++) {
      if (f.isRowWise()) {
        backThroughSoftmax(y.data(), y.at(row), delta.data(), delta.at(row), y.columns());
      } else {
        for (int j = 0; j < y.columns(); j++) {
          int at = delta.at(row) + j;
          delta.data()[at] *= ScalarActivations.derivative(f, z.get(row, j), y.get(row, j));
        }
      }
    }
  }

  @Override
  public void inputGradient(
      int from, int to, Matrix delta, Matrix transposedWeights, Matrix error) {
    for (int row = from; row < to; row++) {
      startRow(null, error, row);
      for (int j = 0; j < delta.columns(); j++) {
        addScaledRow(delta.get(row, j), transposedWeights, j, error, row);
      }
    }
  }

  @Override
  public void weightGradient(
      int from, int to, int batchRows, Matrix x, Matrix delta, Matrix gradient) {
    for (int i = from; i < to; i++) {
      for (int row = 0; row < batchRows; row++) {
        addScaledRow(x.get(row, i), delta, row, gradient, i);
      }
    }
  }

  @Override
  public void biasGradient(int batchRows, Matrix delta, Slice gradient) {
    for (int row = 0; row < batchRows; row++) {
      int at = delta.at(row);
      for (int j = 0; j < gradient.length(); j++) {
        gradient.data()[gradient.offset() + j] += delta.data()[at + j];
      }
    }
  }

  @Override
  public void transpose(Matrix w, Matrix t) {
    for (int i = 0; i < w.rows(); i++) {
      for (int j = 0; j < w.columns(); j++) {
        t.data()[t.at(j) + i] = w.data()[w.at(i) + j];
      }
    }
  }

  @Override
  public void momentumStep(
      float[] w, float[] change, float[] gradient, float rate, float mu, boolean nesterov) {
    for (int i = 0; i < w.length; i++) {
      momentumStep(w, change, gradient, rate, mu, nesterov, i);
    }
  }

  static void momentumStep(
      float[] w, float[] change, float[] gradient, float rate, float mu, boolean nesterov, int i) {
    float step = rate * gradient[i];
    float delta = fma(mu, change[i], -step);
    change[i] = delta;
    w[i] += nesterov ? fma(mu, delta, -step) : delta;
  }

  /// A row of sums begins with the biases, or with zeros.
  static void startRow(@Nullable Slice bias, Matrix z, int row) {
    if (bias == null) {
      Arrays.fill(z.data(), z.at(row), z.at(row) + z.columns(), 0f);
    } else {
      System.arraycopy(bias.data(), bias.offset(), z.data(), z.at(row), z.columns());
    }
  }

  /// target[row, :] += factor · source[sourceRow, :]
  private static void addScaledRow(
      float factor, Matrix source, int sourceRow, Matrix target, int row) {
    float[] from = source.data();
    float[] to = target.data();
    int fromAt = source.at(sourceRow);
    int toAt = target.at(row);
    for (int j = 0; j < target.columns(); j++) {
      to[toAt + j] = fma(factor, from[fromAt + j], to[toAt + j]);
    }
  }

  private static void activateRow(Activation f, Matrix z, Matrix y, int row) {
    if (f.isRowWise()) {
      softmax(z.data(), z.at(row), y.data(), y.at(row), z.columns());
      return;
    }
    for (int j = 0; j < z.columns(); j++) {
      y.data()[y.at(row) + j] = ScalarActivations.value(f, z.get(row, j));
    }
  }

  /// y_j = e^(z_j − max z) / Σ_k e^(z_k − max z); y may be z.
  static void softmax(float[] z, int zAt, float[] y, int yAt, int n) {
    float max = rowMaximum(z, zAt, n);
    for (int j = 0; j < n; j++) {
      y[yAt + j] = ScalarMath.exp(z[zAt + j] - max);
    }
    float sum = Stripes.sum(y, yAt, n);
    for (int j = 0; j < n; j++) {
      y[yAt + j] /= sum;
    }
  }

  static float rowMaximum(float[] z, int at, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      max = Math.max(max, z[at + j]);
    }
    return max;
  }

  static void backThroughSoftmax(float[] y, int yAt, float[] delta, int deltaAt, int n) {
    float mean = 0f;
    for (int k = 0; k < n; k++) {
      mean = fma(delta[deltaAt + k], y[yAt + k], mean);
    }
    for (int j = 0; j < n; j++) {
      delta[deltaAt + j] = y[yAt + j] * (delta[deltaAt + j] - mean);
    }
  }
}
