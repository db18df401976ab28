package dev.hillock.nn;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.GradientUse;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Normalization;
import dev.hillock.kernel.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The way back through the normalisation of a layer: from ∂L/∂z to ∂L/∂u, in place, and the
/// gradients of γ and β. That of the running numbers of [Norm#BATCH] is 0.
///
/// Threads split the neurons for sums over rows and for all of [Norm#BATCH], the rows for the
/// errors of [Norm#LAYER].
final class NormBackward implements Team.Task {

  /// Work of a neuron of a row, in multiply-adds of a product.
  private static final long COST = 16;

  private final Norm norm;
  private final NormScratch scratch;
  private final Matrix delta;
  private final float[] parameters;
  private final float[] gradient;
  private final int outputs;
  private final int gammaAt;
  private final Compute compute;

  /// For [Norm#BATCH]: Σ δ·x̂ and Σ δ of each neuron over this batch alone, then their means.
  private final float[] sums;

  /// γ / √(variance + ε) of each neuron.
  private final float[] scale;

  private int rows;
  private boolean anew;
  private boolean byRows;

  NormBackward(
      Architecture architecture,
      int layer,
      Parameters parameters,
      TrainingWorkspace workspace,
      Compute compute) {
    norm = architecture.layers().get(layer).norm();
    scratch = workspace.norm(layer);
    delta = workspace.delta(layer);
    this.parameters = parameters.values();
    gradient = workspace.gradient().values();
    outputs = delta.columns();
    gammaAt = architecture.normOffset(layer);
    this.compute = compute;
    int columns = norm == Norm.BATCH ? outputs : 0;
    sums = new float[2 * columns];
    scale = new float[columns];
  }

  /// The first rows of a batch.
  ///
  /// @param use gets the gradients once nothing reads the parameters any more; null to add to the
  ///   gradient
  void run(int batchRows, @Nullable GradientUse use) {
    rows = batchRows;
    anew = use != null;
    byRows = false;
    compute.run(COST * rows * outputs, this);
    if (norm == Norm.LAYER) {
      byRows = true;
      compute.run(COST * rows * outputs, this);
    }
    if (use != null) {
      int count = norm.numbers() * outputs;
      Arrays.fill(gradient, gammaAt + 2 * outputs, gammaAt + count, 0f);
      use.use(gammaAt, gradient, gammaAt, count);
    }
  }

  @Override
  public void run(int part, int parts) {
    if (byRows) {
      int to = Compute.first(part + 1, parts, rows, 1);
      for (int r = Compute.first(part, parts, rows, 1); r < to; r++) {
        backThroughRow(r);
      }
      return;
    }
    int from = Compute.first(part, parts, outputs, Kernels.COLUMNS_TOGETHER);
    int to = Compute.first(part + 1, parts, outputs, Kernels.COLUMNS_TOGETHER);
    if (norm == Norm.LAYER) {
      addGradient(from, to - from);
    } else {
      backThroughBatch(from, to - from);
    }
  }

  private void addGradient(int from, int n) {
    int gamma = gammaAt + from;
    int beta = gamma + outputs;
    if (anew) {
      Arrays.fill(gradient, gamma, gamma + n, 0f);
      Arrays.fill(gradient, beta, beta + n, 0f);
    }
    Matrix x = scratch.values();
    for (int r = 0; r < rows; r++) {
      int xAt = x.at(r) + from;
      int at = delta.at(r) + from;
      Normalization.addGradient(x.data(), xAt, delta.data(), at, gradient, gamma, beta, n);
    }
  }

  private void backThroughRow(int r) {
    Matrix x = scratch.values();
    Normalization.backThroughRow(
        parameters,
        gammaAt,
        x.data(),
        x.at(r),
        scratch.inverse()[r],
        delta.data(),
        delta.at(r),
        outputs);
  }

  private void backThroughBatch(int from, int n) {
    Matrix x = scratch.values();
    int betas = outputs + from;
    Arrays.fill(sums, from, from + n, 0f);
    Arrays.fill(sums, betas, betas + n, 0f);
    for (int r = 0; r < rows; r++) {
      int xAt = x.at(r) + from;
      Normalization.addGradient(
          x.data(), xAt, delta.data(), delta.at(r) + from, sums, from, betas, n);
    }
    takeSums(from, n);
    takeSums(betas, n);
    for (int j = from; j < from + n; j++) {
      scale[j] = parameters[gammaAt + j] * scratch.inverse()[j];
    }
    for (int r = 0; r < rows; r++) {
      int xAt = x.at(r) + from;
      Normalization.backThroughColumns(
          sums, from, betas, scale, from, x.data(), xAt, delta.data(), delta.at(r) + from, n);
    }
  }

  /// Sums become gradients, and then means.
  private void takeSums(int from, int n) {
    for (int j = from; j < from + n; j++) {
      int at = gammaAt + j;
      gradient[at] = anew ? sums[j] : gradient[at] + sums[j];
      sums[j] /= rows;
    }
  }
}
