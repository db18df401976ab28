package dev.hillock.nn;

import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The scratch of one mini-batch: inputs, and for each layer its weighted sums and outputs. Made
/// once, used for every batch of up to [#rows] rows; one per thread.
public class Workspace {

  private final int rows;
  private final Matrix inputs;
  private final Rows inputRows;
  private final Matrix embedded;
  private final Rows embeddedRows;
  private final Matrix expanded;
  private final @Nullable SubmodelMean mean;
  private final List<Rows> layerInputs = new ArrayList<>();
  private final List<Matrix> sums = new ArrayList<>();
  private final List<@Nullable NormScratch> norms = new ArrayList<>();
  private final List<Matrix> activated = new ArrayList<>();
  private final List<Matrix> outputs = new ArrayList<>();

  /// Scratch for batches of at most `rows` rows.
  ///
  /// @throws IllegalArgumentException if `rows` is less than 1
  public Workspace(Architecture architecture, int rows) {
    this(architecture, rows, new Keeping(false, false), architecture.submodels() > 1);
  }

  /// What is kept apart although a forward pass could overwrite it.
  ///
  /// @param outputs whether something comes between f(z) of hidden layers and their outputs
  ///   (dropout)
  /// @param sums whether somebody asks for z of every layer
  record Keeping(boolean outputs, boolean sums) {}

  /// @param averages whether the outputs of submodels are averaged
  Workspace(Architecture architecture, int rows, Keeping keeping, boolean averages) {
    if (rows < 1) {
      throw new IllegalArgumentException(
          "a workspace for %d rows; it needs room for at least 1".formatted(rows));
    }
    this.rows = rows;
    this.inputs = Matrix.of(rows, architecture.inputs());
    this.inputRows = Rows.of(inputs);
    boolean embeds = !architecture.embedding().isNone();
    this.embedded =
        embeds ? Matrix.withRoom(rows, architecture.embedding().outputs()) : Matrix.of(0, 0);
    embeddedRows = embeds ? Rows.of(embedded) : inputRows;
    int all = Math.multiplyExact(rows, architecture.submodels());
    boolean expands = architecture.submodels() > 1;
    expanded = expands ? Matrix.withRoom(all, architecture.embedding().outputs()) : Matrix.of(0, 0);
    layerInputs.add(expands ? Rows.of(expanded) : embeddedRows);
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      Dense layer = architecture.layers().get(i);
      var output = Matrix.withRoom(all, layer.outputs());
      outputs.add(output);
      layerInputs.add(Rows.of(output));
      // Where nobody asks for z again, it is overwritten by f(z): less memory to pass through.
      // Losses on logits read the sums of the output layer.
      boolean keepsSum =
          layer.activation().keepsSum() || layer.parametric() || i == last || keeping.sums();
      boolean changes = layer.changesActivated() || (keeping.outputs() && i < last);
      var value = changes ? Matrix.withRoom(all, layer.outputs()) : output;
      activated.add(value);
      sums.add(keepsSum ? Matrix.withRoom(all, layer.outputs()) : value);
      norms.add(layer.norm() == Norm.NONE ? null : NormScratch.of(layer, all));
    }
    mean =
        averages ? new SubmodelMean(architecture, sums.getLast(), outputs.getLast(), rows) : null;
  }

  /// What enters the first layer, or becomes the rows of the submodels.
  Rows embeddedRows() {
    return embeddedRows;
  }

  /// The rows of all submodels; empty without.
  Matrix expanded() {
    return expanded;
  }

  /// What the submodels say together; null without, and in training, where each has a loss of its
  /// own.
  @Nullable SubmodelMean mean() {
    return mean;
  }

  /// The largest batch it has room for.
  public int rows() {
    return rows;
  }

  /// A place for x, to be filled before a forward pass; see also [#inputRows].
  public Matrix inputs() {
    return inputs;
  }

  /// The rows that a forward pass reads: those of [#inputs] until they are pointed elsewhere, at
  /// rows of a training set, say, which then need not be copied.
  public Rows inputRows() {
    return inputRows;
  }

  /// What the inputs became in the embedding; empty where there is none.
  Matrix embedded() {
    return embedded;
  }

  /// What enters a layer.
  public Rows inputsOf(int layer) {
    return layerInputs.get(layer);
  }

  /// z of a layer; the same matrix as [#activated] where the sums are not kept.
  public Matrix sums(int layer) {
    return sums.get(layer);
  }

  /// What the normalisation of a layer keeps.
  NormScratch norm(int layer) {
    return Objects.requireNonNull(norms.get(layer), "the layer has no norm");
  }

  /// f(z) of a layer; the same matrix as [#outputs(int)] where nothing comes after it.
  public Matrix activated(int layer) {
    return activated.get(layer);
  }

  /// y of a layer: f(z), or what a parametric activation, dropout and a residual layer make of it.
  public Matrix outputs(int layer) {
    return outputs.get(layer);
  }

  /// What the network says: y of the last layer, or the mean of its submodels'; in training, of `n`
  /// rows, those of submodel k from row `k·n` on.
  public Matrix outputs() {
    return mean == null ? outputs.getLast() : mean.values();
  }

  /// z of the last layer, the logits, or those of the mean.
  public Matrix logits() {
    return mean == null ? sums.getLast() : mean.logits();
  }
}
