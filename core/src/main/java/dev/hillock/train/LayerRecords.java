package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.DenseOperands;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.ScalarActivations;
import dev.hillock.kernel.Scratch;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Dense;
import dev.hillock.nn.Norm;
import dev.hillock.nn.Parameters;
import dev.hillock.nn.TrainingWorkspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies what the one row of a workspace became, layer by layer, after both passes.
///
/// What the passes overwrite, errors that become deltas and sums that a norm changes, the same
/// kernel computes once more from the same numbers, which gives the same bits.
final class LayerRecords {

  private final Architecture architecture;
  private final Architecture backward;
  private final Parameters parameters;
  private final TrainingWorkspace workspace;
  private final Compute compute;

  /// @param backward whose derivatives go backward, where that is another
  LayerRecords(
      Architecture architecture,
      Architecture backward,
      Parameters parameters,
      TrainingWorkspace workspace,
      Compute compute) {
    this.architecture = architecture;
    this.backward = backward;
    this.parameters = parameters;
    this.workspace = workspace;
    this.compute = compute;
  }

  /// The records.
  ///
  /// @param outputError ∂E/∂y of the output layer; null where the loss gives δ at once
  List<LayerRecord> copy(float @Nullable [] outputError) {
    var records = new ArrayList<LayerRecord>();
    int last = architecture.layers().size() - 1;
    float[] error = outputError;
    float[] errorAbove = null;
    for (int i = last; i >= 0; i--) {
      if (i < last) {
        error = hiddenError(i + 1, errorAbove);
      }
      records.add(copy(i, error));
      errorAbove = error;
    }
    Collections.reverse(records);
    return records;
  }

  private LayerRecord copy(int i, float @Nullable [] error) {
    Dense layer = architecture.layers().get(i);
    float[] z = row(workspace.sums(i));
    float[] f = row(workspace.activated(i));
    boolean normalizes = layer.norm() != Norm.NONE;
    var x = new float[layer.inputs()];
    workspace.inputsOf(i).copy(0, 0, x, 0, x.length);
    return new LayerRecord(
        x,
        normalizes ? sums(i) : z,
        normalizes ? z : null,
        f,
        row(workspace.outputs(i)),
        slopes(backward.layers().get(i).activation(), z, f),
        error,
        row(workspace.delta(i)));
  }

  /// u of a layer that normalises it.
  private float[] sums(int i) {
    Dense layer = architecture.layers().get(i);
    var u = Matrix.withRoom(1, layer.outputs());
    var operands =
        new DenseOperands(parameters.weights(i), parameters.bias(i), Activation.IDENTITY, null);
    compute
        .kernels()
        .forward(0, 1, 0, layer.outputs(), workspace.inputsOf(i), operands, u, u, scratch());
    return row(u);
  }

  /// Σ_k w_jk·δ_k for the outputs of the layer below, and what goes past a residual layer.
  private float[] hiddenError(int above, float @Nullable [] errorAbove) {
    Dense layer = architecture.layers().get(above);
    var error = Matrix.withRoom(1, layer.inputs());
    Rows delta = workspace.deltaRows(above);
    compute
        .kernels()
        .inputGradient(1, 0, layer.inputs(), delta, parameters.weights(above), error, scratch());
    float[] sums = row(error);
    if (layer.residual() && errorAbove != null) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += errorAbove[j];
      }
    }
    return sums;
  }

  private static float @Nullable [] slopes(Activation f, float[] z, float[] y) {
    if (f.isRowWise()) {
      return null;
    }
    var slopes = new float[z.length];
    for (int j = 0; j < z.length; j++) {
      slopes[j] = ScalarActivations.derivative(f, z[j], y[j]);
    }
    return slopes;
  }

  private Scratch scratch() {
    return compute.scratch(0);
  }

  private static float[] row(Matrix matrix) {
    return Arrays.copyOfRange(matrix.data(), matrix.at(0), matrix.at(0) + matrix.columns());
  }
}
