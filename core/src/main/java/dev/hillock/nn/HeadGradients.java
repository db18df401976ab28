package dev.hillock.nn;

import dev.hillock.kernel.GradientUse;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Scratch;
import dev.hillock.kernel.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The gradients of the output layers of submodels, each from the rows of its own. The views of
/// these rows are made again only when another number of rows comes.
final class HeadGradients {

  private final Kernels kernels;
  private final Matrix outputsBelow;
  private final Matrix deltaOfAll;
  private final Matrix errorOfAll;
  private final Matrix[] weights;
  private final Matrix[] gradients;
  private final @Nullable Slice[] biases;
  private final Rows[] x;
  private final Rows[] deltaRows;
  private final Matrix[] delta;
  private final Matrix[] error;
  private int rows;

  HeadGradients(
      Architecture architecture,
      Parameters parameters,
      TrainingWorkspace workspace,
      Kernels kernels) {
    this.kernels = kernels;
    int last = architecture.layers().size() - 1;
    int submodels = architecture.submodels();
    outputsBelow = workspace.outputs(last - 1);
    deltaOfAll = workspace.delta(last);
    errorOfAll = workspace.delta(last - 1);
    weights = new Matrix[submodels];
    gradients = new Matrix[submodels];
    biases = new @Nullable Slice[submodels];
    x = new Rows[submodels];
    deltaRows = new Rows[submodels];
    delta = new Matrix[submodels];
    error = new Matrix[submodels];
    for (int k = 0; k < submodels; k++) {
      weights[k] = parameters.headWeights(k);
      gradients[k] = workspace.gradient().headWeights(k);
      biases[k] = workspace.gradient().headBias(k);
      x[k] = new Rows(workspace.rows(), outputsBelow.columns());
      deltaRows[k] = new Rows(workspace.rows(), deltaOfAll.columns());
      delta[k] = deltaOfAll;
      error[k] = errorOfAll;
    }
  }

  /// Says how many rows each submodel has.
  void pointAt(int count) {
    if (count == rows) {
      return;
    }
    rows = count;
    for (int k = 0; k < weights.length; k++) {
      x[k].pointAt(outputsBelow, k * count, count);
      deltaRows[k].pointAt(deltaOfAll, k * count, count);
      delta[k] = view(deltaOfAll, k * count, count);
      error[k] = view(errorOfAll, k * count, count);
    }
  }

  private static Matrix view(Matrix matrix, int from, int count) {
    return new Matrix(matrix.data(), matrix.at(from), count, matrix.columns());
  }

  /// Errors for the layer below.
  void inputGradients(int from, int to, Scratch scratch) {
    for (int k = 0; k < weights.length; k++) {
      kernels.inputGradient(rows, from, to, deltaRows[k], weights[k], error[k], scratch);
    }
  }

  /// Of the weights of some inputs.
  ///
  /// @param use null to add to the gradient
  void weightGradients(int from, int to, @Nullable GradientUse use, Scratch scratch) {
    for (int k = 0; k < weights.length; k++) {
      if (use == null) {
        kernels.weightGradient(from, to, rows, x[k], delta[k], gradients[k], scratch);
      } else {
        int at = weights[k].offset();
        kernels.useWeightGradient(from, to, rows, x[k], delta[k], at, use, scratch);
      }
    }
  }

  /// Of all biases.
  ///
  /// @param use null to add to the gradient
  void biasGradients(@Nullable GradientUse use, Scratch scratch) {
    for (int k = 0; k < weights.length; k++) {
      Slice bias = biases[k];
      if (bias == null) {
        return;
      }
      int at = bias.offset();
      if (use != null) {
        Arrays.fill(bias.data(), at, at + bias.length(), 0f);
      }
      kernels.biasGradient(rows, delta[k], bias, scratch);
      if (use != null) {
        use.use(at, bias.data(), at, bias.length());
      }
    }
  }
}
