package dev.hillock.nn;

import dev.hillock.kernel.Blend;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Both ways between the rows of a batch and those of its submodels: submodel k sees each number
/// x_j of a row as r_kj·x_j, where r is learned. Of n rows, those of submodel k are the rows k·n to
/// (k + 1)·n − 1 of the result.
///
/// Source: Gorishniy, Kotelnikov & Babenko, "TabM: advancing tabular deep learning with
/// parameter-efficient ensembling", ICLR 2025 (TabM-mini); Wen, Tran & Ba, "BatchEnsemble", ICLR
/// 2020.
final class SubmodelPass {

  /// Work of a number of a row, in multiply-adds of a product.
  private static final long COST = 8;

  private final int submodels;
  private final int width;
  private final int at;
  private final float[] factors;
  private final Rows x;
  private final Matrix expanded;
  private final Compute compute;
  private final Forward forward = new Forward();
  private final Backward backward = new Backward();

  /// The pass of a network over its workspace; null where it has no submodels.
  static @Nullable SubmodelPass of(
      Architecture architecture, Parameters parameters, Workspace workspace, Compute compute) {
    return architecture.submodels() == 1
        ? null
        : new SubmodelPass(architecture, parameters, workspace, compute);
  }

  private SubmodelPass(
      Architecture architecture, Parameters parameters, Workspace workspace, Compute compute) {
    submodels = architecture.submodels();
    width = architecture.embedding().outputs();
    at = architecture.factorsOffset();
    factors = parameters.values();
    x = workspace.embeddedRows();
    expanded = workspace.expanded();
    this.compute = compute;
  }

  /// Fills the rows of all submodels.
  void forward(int rows) {
    forward.rows = rows;
    compute.run(COST * rows * submodels * width, forward);
  }

  /// Writes the gradient of r, or adds to it, and the errors of the rows.
  ///
  /// @param delta ∂L/∂y of the rows of all submodels
  /// @param below gets ∂L/∂x; empty where nobody needs it
  /// @param anew whether the gradient begins here
  void backward(int rows, Matrix delta, Matrix below, float[] gradient, boolean anew) {
    backward.rows = rows;
    backward.delta = delta;
    backward.below = below;
    backward.gradient = gradient;
    backward.anew = anew;
    compute.run(COST * rows * submodels * width, backward);
  }

  private final class Forward implements Team.Task {
    private int rows;

    @Override
    public void run(int part, int parts) {
      int to = Compute.first(part + 1, parts, rows * submodels, 1);
      for (int i = Compute.first(part, parts, rows * submodels, 1); i < to; i++) {
        int cell = expanded.at(i);
        x.copy(i % rows, 0, expanded.data(), cell, width);
        Blend.multiply(factors, at + i / rows * width, expanded.data(), cell, width);
      }
    }
  }

  /// Threads split the columns: a sum goes over the rows of a submodel, or over the submodels of a
  /// row, in ascending order.
  private final class Backward implements Team.Task {
    private int rows;
    private Matrix delta = Matrix.of(0, 0);
    private Matrix below = Matrix.of(0, 0);
    private float[] gradient = {};
    private boolean anew;

    @Override
    public void run(int part, int parts) {
      int from = Compute.first(part, parts, width, Kernels.COLUMNS_TOGETHER);
      int n = Compute.first(part + 1, parts, width, Kernels.COLUMNS_TOGETHER) - from;
      for (int r = 0; r < rows && below.rows() > 0; r++) {
        Arrays.fill(below.data(), below.at(r) + from, below.at(r) + from + n, 0f);
      }
      for (int k = 0; k < submodels; k++) {
        int factorAt = at + k * width + from;
        if (anew) {
          Arrays.fill(gradient, factorAt, factorAt + n, 0f);
        }
        for (int r = 0; r < rows; r++) {
          add(r, k, from, factorAt, n);
        }
      }
    }

    private void add(int r, int k, int from, int factorAt, int n) {
      int errorAt = delta.at(k * rows + r) + from;
      for (int j = 0; j < n; j++) {
        gradient[factorAt + j] += delta.data()[errorAt + j] * x.get(r, from + j);
      }
      if (below.rows() > 0) {
        int belowAt = below.at(r) + from;
        for (int j = 0; j < n; j++) {
          below.data()[belowAt + j] += factors[factorAt + j] * delta.data()[errorAt + j];
        }
      }
    }
  }
}
