package dev.hillock.nn;

import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A workspace with what backpropagation needs besides: node deltas of each layer and the gradient.
public final class TrainingWorkspace extends Workspace {

  private final List<Matrix> deltas = new ArrayList<>();
  private final List<Rows> deltaRows = new ArrayList<>();
  private final List<@Nullable Matrix> passed = new ArrayList<>();
  private final Matrix embeddedDelta;
  private final Matrix expandedDelta;
  private final Matrix rest;
  private final @Nullable DropoutMasks masks;
  private final Parameters gradient;

  /// Scratch for mini-batches of at most `rows` rows.
  public TrainingWorkspace(Architecture architecture, int rows) {
    this(architecture, rows, null, false);
  }

  /// The same with z of every layer kept beside f(z), for whoever wants to show both. No bit of
  /// what is computed depends on it.
  public static TrainingWorkspace keepingSums(Architecture architecture, int rows) {
    return new TrainingWorkspace(architecture, rows, null, true);
  }

  /// The same with dropout.
  ///
  /// @param dropout draws the masks
  public static TrainingWorkspace withDropout(
      Architecture architecture, int rows, DropoutMasks dropout) {
    return new TrainingWorkspace(architecture, rows, dropout, false);
  }

  private TrainingWorkspace(
      Architecture architecture, int rows, @Nullable DropoutMasks masks, boolean keepsSums) {
    super(architecture, rows, new Keeping(masks != null, keepsSums), false);
    int all = rows * architecture.submodels();
    this.masks = masks;
    int widest = 0;
    for (Dense layer : architecture.layers()) {
      var delta = Matrix.withRoom(all, layer.outputs());
      deltas.add(delta);
      deltaRows.add(Rows.of(delta));
      passed.add(layer.residual() ? Matrix.of(all, layer.outputs()) : null);
      widest = layer.parametric() ? Math.max(widest, layer.outputs()) : widest;
    }
    rest = Matrix.of(widest == 0 ? 0 : all, widest);
    boolean embeds = !architecture.embedding().isNone();
    embeddedDelta =
        embeds ? Matrix.withRoom(rows, architecture.embedding().outputs()) : Matrix.of(0, 0);
    boolean expands = architecture.submodels() > 1;
    expandedDelta =
        expands ? Matrix.withRoom(all, architecture.embedding().outputs()) : Matrix.of(0, 0);
    gradient = new Parameters(architecture);
  }

  /// δ = ∂L/∂z of a layer, `[rows, outputs]`.
  public Matrix delta(int layer) {
    return deltas.get(layer);
  }

  /// The same, row by row.
  public Rows deltaRows(int layer) {
    return deltaRows.get(layer);
  }

  /// ∂L/∂y of a residual layer, which reaches the layer below unchanged; null for others.
  @Nullable Matrix passed(int layer) {
    return passed.get(layer);
  }

  /// ∂L/∂y of the embedding.
  Matrix embeddedDelta() {
    return embeddedDelta;
  }

  /// ∂L/∂x of the first layer in the rows of all submodels; empty without.
  Matrix expandedDelta() {
    return expandedDelta;
  }

  /// Room for the part of an error that does not go through an activation, of the layer at hand.
  Matrix rest() {
    return rest;
  }

  /// The masks of dropout; null without.
  @Nullable DropoutMasks masks() {
    return masks;
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
