package dev.hillock.nn;

import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import java.util.ArrayList;
import java.util.List;

/// A workspace with what backpropagation needs besides: node deltas of each layer and the gradient.
public final class TrainingWorkspace extends Workspace {

  private final List<Matrix> deltas = new ArrayList<>();
  private final List<Rows> deltaRows = new ArrayList<>();
  private final Parameters gradient;

  /// Scratch for mini-batches of at most `rows` rows.
  public TrainingWorkspace(Architecture architecture, int rows) {
    super(architecture, rows);
    for (Dense layer : architecture.layers()) {
      var delta = Matrix.withRoom(rows, layer.outputs());
      deltas.add(delta);
      deltaRows.add(Rows.of(delta));
    }
    gradient = new Parameters(architecture);
  }

  /// δ = ∂L/∂z of a layer, `[rows, outputs]`.
  public Matrix delta(int layer) {
    return deltas.get(layer);
  }

  /// The same, row by row.
  Rows deltaRows(int layer) {
    return deltaRows.get(layer);
  }

  /// δ of the output layer, or ∂L/∂y before the backward pass.
  public Matrix outputDelta() {
    return deltas.getLast();
  }

  /// ∂L/∂w, in the shape of the parameters. A backward pass adds to it.
  public Parameters gradient() {
    return gradient;
  }
}
