package dev.hillock.nn;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Blend;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.DenseOperands;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.PackedWeights;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Slice;
import dev.hillock.kernel.Team;
import org.jspecify.annotations.Nullable;

/// From inputs to outputs: the embedding, and for each layer z = b + x·W, y = f(z), and what its
/// extras make of that. Bound to its parameters and workspace, so that a run allocates nothing.
public final class ForwardPass {

  private final Architecture architecture;
  private final Workspace workspace;
  private final Compute compute;
  private final @Nullable EmbeddingPass embedding;
  private final LayerTask[] tasks;
  private final @Nullable NormTask[] norms;
  private final @Nullable SubmodelPass submodels;
  private final @Nullable HeadsTask heads;

  /// A pass that reads the parameters (their current values at each run) and fills the workspace.
  public ForwardPass(
      Architecture architecture, Parameters parameters, Workspace workspace, Compute compute) {
    this(architecture, parameters, null, workspace, compute);
  }

  /// A pass over parameters that do not change any more.
  ///
  /// @param packed the weights once more, as they are read fastest; null to read the parameters
  public ForwardPass(
      Architecture architecture,
      Parameters parameters,
      @Nullable PackedParameters packed,
      Workspace workspace,
      Compute compute) {
    this.architecture = architecture;
    this.workspace = workspace;
    this.compute = compute;
    embedding = EmbeddingPass.of(architecture, parameters, workspace, compute);
    tasks = new LayerTask[architecture.layers().size()];
    norms = new @Nullable NormTask[tasks.length];
    var masks = workspace instanceof TrainingWorkspace training ? training.masks() : null;
    for (int i = 0; i < tasks.length; i++) {
      Dense layer = architecture.layers().get(i);
      PackedWeights weights = packed == null ? null : packed.weights(i);
      var operands =
          new DenseOperands(parameters.weights(i), parameters.bias(i), layer.activation(), weights);
      Matrix mask = masks == null || i == tasks.length - 1 ? null : masks.mask(i);
      Matrix past = layer.residual() ? workspace.outputs(i - 1) : null;
      tasks[i] = new LayerTask(i, operands, parameters.alpha(i), mask, past);
      var norm = NormForward.of(architecture, i, parameters, workspace);
      norms[i] = norm == null ? null : new NormTask(norm, tasks[i]);
    }
    submodels = SubmodelPass.of(architecture, parameters, workspace, compute);
    heads = submodels == null ? null : new HeadsTask(parameters, packed);
  }

  /// Computes the outputs of the first `rows` rows of [Workspace#inputRows].
  ///
  /// @throws IllegalArgumentException if the workspace has no room for so many
  public void run(int rows) {
    if (rows < 0 || rows > workspace.rows()) {
      throw new IllegalArgumentException(
          "%d rows in a workspace for %d; make a larger one or split the rows"
              .formatted(rows, workspace.rows()));
    }
    if (embedding != null) {
      embedding.forward(rows, workspace.embedded());
    }
    if (submodels != null) {
      submodels.forward(rows);
    }
    int all = rows * architecture.submodels();
    int shared = heads == null ? tasks.length : tasks.length - 1;
    for (int i = 0; i < shared; i++) {
      var task = tasks[i];
      task.rows = all;
      compute.run(task.cost(), task);
      var norm = norms[i];
      if (norm != null) {
        compute.run(NormTask.COST * all * task.y.columns(), norm);
      }
    }
    if (heads != null) {
      heads.rows = rows;
      compute.run(tasks[shared].cost(), heads);
    }
    var mean = workspace.mean();
    if (mean != null) {
      mean.run(rows);
    }
  }

  /// The output layers of the submodels, some of them in each thread.
  private final class HeadsTask implements Team.Task {
    private final DenseOperands[] operands = new DenseOperands[architecture.submodels()];
    private final LayerTask layer = tasks[tasks.length - 1];
    private int rows;

    HeadsTask(Parameters parameters, @Nullable PackedParameters packed) {
      for (int k = 0; k < operands.length; k++) {
        operands[k] =
            new DenseOperands(
                parameters.headWeights(k),
                parameters.headBias(k),
                architecture.output().activation(),
                packed == null ? null : packed.head(k));
      }
    }

    @Override
    public void run(int part, int parts) {
      int to = Compute.first(part + 1, parts, operands.length, 1);
      int outputs = layer.y.columns();
      for (int k = Compute.first(part, parts, operands.length, 1); k < to; k++) {
        int from = k * rows;
        var scratch = compute.scratch(part);
        var kernels = compute.kernels();
        kernels.forward(
            from, from + rows, 0, outputs, layer.x, operands[k], layer.z, layer.f, scratch);
      }
    }
  }

  /// The second half of a layer whose weighted sums are normalised, which needs whole rows or
  /// columns of them.
  private final class NormTask implements Team.Task {

    /// Work of a neuron of a row, in multiply-adds of a product.
    private static final long COST = 32;

    private final NormForward norm;
    private final LayerTask layer;

    NormTask(NormForward norm, LayerTask layer) {
      this.norm = norm;
      this.layer = layer;
    }

    @Override
    public void run(int part, int parts) {
      int rows = layer.rows;
      int outputs = layer.z.columns();
      int together = Kernels.COLUMNS_TOGETHER;
      boolean columns = norm.splitsColumns();
      int rowFrom = columns ? 0 : Compute.first(part, parts, rows, 1);
      int rowTo = columns ? rows : Compute.first(part + 1, parts, rows, 1);
      int from = columns ? Compute.first(part, parts, outputs, together) : 0;
      int to = columns ? Compute.first(part + 1, parts, outputs, together) : outputs;
      norm.run(rowFrom, rowTo, from, to);
      var f = layer.activation;
      compute
          .kernels()
          .activate(rowFrom, rowTo, from, to, f, layer.z, layer.f, compute.scratch(part));
      layer.change(rowFrom, rowTo, from, to);
    }
  }

  private final class LayerTask implements Team.Task {
    private final DenseOperands operands;
    private final Activation activation;

    /// What the product fills, and its activation: u twice where a norm comes before the rest.
    private final Matrix sums;

    private final Matrix values;
    private final Matrix z;
    private final Matrix f;
    private final Matrix y;
    private final Rows x;
    private final @Nullable Slice alpha;
    private final @Nullable Matrix mask;

    /// What a residual layer adds.
    private final @Nullable Matrix past;

    private final boolean normalizes;
    private int rows;

    LayerTask(
        int layer,
        DenseOperands operands,
        @Nullable Slice alpha,
        @Nullable Matrix mask,
        @Nullable Matrix past) {
      this.activation = operands.activation();
      this.alpha = alpha;
      this.mask = mask;
      this.past = past;
      this.x = workspace.inputsOf(layer);
      this.z = workspace.sums(layer);
      this.f = workspace.activated(layer);
      this.y = workspace.outputs(layer);
      normalizes = architecture.layers().get(layer).norm() != Norm.NONE;
      this.operands = normalizes ? operands.withActivation(Activation.IDENTITY) : operands;
      this.sums = normalizes ? workspace.norm(layer).values() : z;
      this.values = normalizes ? sums : f;
    }

    long cost() {
      return (long) rows * operands.weights().rows() * y.columns();
    }

    /// Wide layers are split by outputs, narrow ones and softmax by rows.
    @Override
    public void run(int part, int parts) {
      int outputs = y.columns();
      int together = Kernels.COLUMNS_TOGETHER;
      boolean byOutputs = outputs >= parts * 2 * together && !operands.activation().isRowWise();
      int rowFrom = byOutputs ? 0 : Compute.first(part, parts, rows, Kernels.ROWS_TOGETHER);
      int rowTo = byOutputs ? rows : Compute.first(part + 1, parts, rows, Kernels.ROWS_TOGETHER);
      int from = byOutputs ? Compute.first(part, parts, outputs, together) : 0;
      int to = byOutputs ? Compute.first(part + 1, parts, outputs, together) : outputs;
      compute
          .kernels()
          .forward(rowFrom, rowTo, from, to, x, operands, sums, values, compute.scratch(part));
      if (!normalizes) {
        change(rowFrom, rowTo, from, to);
      }
    }

    /// From f(z) to y, for a rectangle of it.
    private void change(int rowFrom, int rowTo, int from, int to) {
      if (alpha == null && mask == null && past == null) {
        return;
      }
      int n = to - from;
      for (int r = rowFrom; r < rowTo; r++) {
        float[] out = y.data();
        int at = y.at(r) + from;
        if (alpha == null) {
          System.arraycopy(f.data(), f.at(r) + from, out, at, n);
        } else {
          int alphaAt = alpha.offset() + from;
          Blend.forward(
              z.data(),
              z.at(r) + from,
              f.data(),
              f.at(r) + from,
              alpha.data(),
              alphaAt,
              out,
              at,
              n);
        }
        if (mask != null) {
          Blend.multiply(mask.data(), mask.at(r) + from, out, at, n);
        }
        if (past != null) {
          Blend.add(past.data(), past.at(r) + from, out, at, n);
        }
      }
    }
  }
}
