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
  public @Nullable PackedWeights pack(Matrix weights) {
    return null;
  }

  @Override
  public void forward(
      int rowFrom,
      int rowTo,
      int columnFrom,
      int columnTo,
      Rows x,
      DenseOperands layer,
      Matrix z,
      Matrix y,
      Scratch scratch) {
    for (int row = rowFrom; row < rowTo; row++) {
      startRow(layer.bias(), z, row, columnFrom, columnTo);
      for (int i = 0; i < x.columns(); i++) {
        addScaledRow(x.get(row, i), layer.weights(), i, z, row, columnFrom, columnTo);
      }
      activateRow(layer.activation(), z, y, row, columnFrom, columnTo, scratch);
    }
  }

  @Override
  public void activate(
      int rowFrom, int rowTo, int from, int to, Activation f, Matrix z, Matrix y, Scratch scratch) {
    for (int row = rowFrom; row < rowTo; row++) {
      activateRow(f, z, y, row, from, to, scratch);
    }
  }

  @Override
  public void backThroughActivation(
      int rows, int from, int to, Activation f, Matrix z, Matrix y, Matrix delta, Scratch scratch) {
    for (int row = 0; row < rows; row++) {
      if (f.isRowWise()) {
        backThroughSoftmax(y.data(), y.at(row), delta.data(), delta.at(row), y.columns());
      } else {
        for (int j = from; j < to; j++) {
          int at = delta.at(row) + j;
          delta.data()[at] *= ScalarActivations.derivative(f, z.get(row, j), y.get(row, j));
        }
      }
    }
  }

  @Override
  public void inputGradient(
      int rows, int from, int to, Rows delta, Matrix weights, Matrix error, Scratch scratch) {
    for (int row = 0; row < rows; row++) {
      for (int i = from; i < to; i++) {
        float sum = 0f;
        for (int j = 0; j < delta.columns(); j++) {
          sum = fma(delta.get(row, j), weights.get(i, j), sum);
        }
        error.data()[error.at(row) + i] = sum;
      }
    }
  }

  @Override
  public void weightGradient(
      int from, int to, int batchRows, Rows x, Matrix delta, Matrix gradient, Scratch scratch) {
    for (int i = from; i < to; i++) {
      for (int row = 0; row < batchRows; row++) {
        addScaledRow(x.get(row, i), delta, row, gradient, i, 0, gradient.columns());
      }
    }
  }

  @Override
  public void useWeightGradient(
      int from,
      int to,
      int batchRows,
      Rows x,
      Matrix delta,
      int at,
      GradientUse use,
      Scratch scratch) {
    int columns = delta.columns();
    float[] gradient = scratch.tile(columns);
    for (int i = from; i < to; i++) {
      Arrays.fill(gradient, 0, columns, 0f);
      for (int row = 0; row < batchRows; row++) {
        float factor = x.get(row, i);
        for (int j = 0; j < columns; j++) {
          gradient[j] = fma(factor, delta.get(row, j), gradient[j]);
        }
      }
      use.use(at + i * columns, gradient, 0, columns);
    }
  }

  @Override
  public void biasGradient(int batchRows, Matrix delta, Slice gradient, Scratch scratch) {
    addRows(batchRows, delta, 0, gradient);
  }

  /// g_j += Σ_rows δ_j for the columns from `first` on.
  static void addRows(int batchRows, Matrix delta, int first, Slice gradient) {
    for (int row = 0; row < batchRows; row++) {
      int at = delta.at(row);
      for (int j = first; j < gradient.length(); j++) {
        gradient.data()[gradient.offset() + j] += delta.data()[at + j];
      }
    }
  }

  @Override
  public void momentumStep(
      float[] w,
      float[] change,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      float rate,
      float momentum,
      boolean nesterov) {
    for (int i = 0; i < count; i++) {
      float step = rate * gradient[gradientAt + i];
      float delta = fma(momentum, change[at + i], -step);
      change[at + i] = delta;
      w[at + i] += nesterov ? fma(momentum, delta, -step) : delta;
    }
  }

  @Override
  public void adamStep(
      float[] w,
      float[] mean,
      float[] square,
      int at,
      float[] gradient,
      int gradientAt,
      int count,
      AdamNumbers numbers,
      float rate) {
    for (int i = 0; i < count; i++) {
      float g = gradient[gradientAt + i];
      float m = fma(numbers.beta1, mean[at + i], (1f - numbers.beta1) * g);
      float v = fma(numbers.beta2, square[at + i], (1f - numbers.beta2) * (g * g));
      mean[at + i] = m;
      square[at + i] = v;
      float divisor = (float) Math.sqrt(v) * numbers.correction + numbers.epsilon;
      w[at + i] -= rate * m / divisor;
    }
  }

  /// A row of sums begins with the biases, or with zeros.
  private static void startRow(@Nullable Slice bias, Matrix z, int row, int from, int to) {
    if (bias == null) {
      Arrays.fill(z.data(), z.at(row) + from, z.at(row) + to, 0f);
    } else {
      System.arraycopy(bias.data(), bias.offset() + from, z.data(), z.at(row) + from, to - from);
    }
  }

  /// target[row, j] += factor · source[sourceRow, j] for from ≤ j < to
  private static void addScaledRow(
      float factor, Matrix source, int sourceRow, Matrix target, int row, int from, int to) {
    float[] s = source.data();
    float[] t = target.data();
    int sAt = source.at(sourceRow);
    int tAt = target.at(row);
    for (int j = from; j < to; j++) {
      t[tAt + j] = fma(factor, s[sAt + j], t[tAt + j]);
    }
  }

  private static void activateRow(
      Activation f, Matrix z, Matrix y, int row, int from, int to, Scratch scratch) {
    if (f.isRowWise()) {
      softmax(z.data(), z.at(row), y.data(), y.at(row), z.columns(), scratch.edge);
      return;
    }
    for (int j = from; j < to; j++) {
      y.data()[y.at(row) + j] = ScalarActivations.value(f, z.get(row, j));
    }
  }

  /// y_j = e^(z_j − max z) / Σ_k e^(z_k − max z); y may be z.
  private static void softmax(float[] z, int zAt, float[] y, int yAt, int n, float[] stripes) {
    float max = rowMaximum(z, zAt, n);
    for (int j = 0; j < n; j++) {
      y[yAt + j] = ScalarMath.exp(z[zAt + j] - max);
    }
    float sum = Stripes.sum(y, yAt, n, stripes);
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
