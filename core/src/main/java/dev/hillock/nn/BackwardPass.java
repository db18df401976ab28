package dev.hillock.nn;

import dev.hillock.kernel.Blend;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.GradientUse;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Slice;
import dev.hillock.kernel.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Backpropagation: from the errors at the outputs to the gradient of every weight.
///
/// For each layer, from the last to the first: e = δ·Wᵀ, to which a residual layer adds its own
/// error, and δ = e·f'(z) for the layer below, from which [NormBackward] goes on; ∂L/∂w_ij = Σ_rows
/// x_i·δ_j and ∂L/∂b_j = Σ_rows δ_j are added to the gradient, or used at once.
///
/// A thread has some inputs of the layer: it computes their errors and the gradient of their
/// weights, so it reads and changes no weight of another thread's, and one hand-over a layer is
/// enough. Its weights are one run of the array: with some columns of every row instead, two
/// processors would write to one cache line in every row, which took four times as long as one
/// thread alone.
///
/// Source: Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors",
/// Nature 323, 1986.
public final class BackwardPass {

  private final Architecture architecture;
  private final TrainingWorkspace workspace;
  private final Compute compute;
  private final LayerTask[] tasks;
  private final @Nullable NormBackward[] norms;
  private final @Nullable SubmodelPass submodels;
  private final @Nullable EmbeddingPass embedding;
  private final GradientUse store;

  /// A pass over the workspace that a [ForwardPass] with the same parameters has filled.
  public BackwardPass(
      Architecture architecture,
      Parameters parameters,
      TrainingWorkspace workspace,
      Compute compute) {
    this.architecture = architecture;
    this.workspace = workspace;
    this.compute = compute;
    float[] gradient = workspace.gradient().values();
    store = (at, piece, pieceAt, count) -> System.arraycopy(piece, pieceAt, gradient, at, count);
    embedding = EmbeddingPass.of(architecture, parameters, workspace, compute);
    submodels = SubmodelPass.of(architecture, parameters, workspace, compute);
    tasks = new LayerTask[architecture.layers().size()];
    norms = new @Nullable NormBackward[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = new LayerTask(i, parameters);
      boolean normalizes = architecture.layers().get(i).norm() != Norm.NONE;
      norms[i] =
          normalizes ? new NormBackward(architecture, i, parameters, workspace, compute) : null;
    }
  }

  /// Adds the gradient of the first `rows` rows to [TrainingWorkspace#gradient].
  ///
  /// @param outputHoldsDelta whether [TrainingWorkspace#outputDelta] holds δ already (losses on
  ///   logits); otherwise it holds ∂L/∂y
  public void run(int rows, boolean outputHoldsDelta) {
    run(rows, outputHoldsDelta, null);
  }

  /// Writes the gradient of the first `rows` rows to [TrainingWorkspace#gradient], whatever it
  /// held.
  ///
  /// @param outputHoldsDelta as in [#run(int, boolean)]
  public void runAnew(int rows, boolean outputHoldsDelta) {
    run(rows, outputHoldsDelta, store);
  }

  /// Hands the gradient of the first `rows` rows over piece by piece as it comes; a piece is
  /// complete when it is handed over, and nothing reads its parameters afterwards.
  /// [TrainingWorkspace#gradient] holds nothing of use then.
  ///
  /// @param use may change the parameters; null to add to the gradient instead
  public void run(int rows, boolean outputHoldsDelta, @Nullable GradientUse use) {
    int all = rows * architecture.submodels();
    if (!outputHoldsDelta) {
      var f = architecture.output().activation();
      int outputs = architecture.outputs();
      Matrix z = workspace.logits();
      Matrix y = workspace.outputs();
      var scratch = compute.scratch(0);
      compute
          .kernels()
          .backThroughActivation(all, 0, outputs, f, z, y, workspace.outputDelta(), scratch);
    }
    for (int i = tasks.length - 1; i >= 0; i--) {
      var task = tasks[i];
      task.begin(all, rows);
      task.use = use;
      var norm = norms[i];
      if (norm != null) {
        norm.run(all, use);
      }
      compute.run((i > 0 ? 2L : 1L) * all * task.weights.rows() * task.weights.columns(), task);
    }
    if (submodels != null) {
      float[] gradient = workspace.gradient().values();
      Matrix below = workspace.embeddedDelta();
      submodels.backward(rows, workspace.expandedDelta(), below, gradient, use != null);
      if (use != null) {
        int at = architecture.factorsOffset();
        use.use(at, gradient, at, architecture.factorCount());
      }
    }
    if (embedding != null) {
      embeddingGradient(embedding, rows, use);
    }
  }

  private void embeddingGradient(EmbeddingPass pass, int rows, @Nullable GradientUse use) {
    float[] gradient = workspace.gradient().values();
    int count = architecture.embedding().parameterCount();
    if (use != null) {
      Arrays.fill(gradient, 0, count, 0f);
    }
    pass.backward(rows, workspace.embeddedDelta(), gradient);
    if (use != null) {
      use.use(0, gradient, 0, count);
    }
  }

  private final class LayerTask implements Team.Task {
    private final int layer;
    private final Rows x;
    private final Matrix delta;
    private final Matrix weights;
    private final Matrix gradient;
    private final @Nullable Slice biasGradient;
    private final @Nullable Slice alphaBelow;
    private final @Nullable Slice alphaGradientBelow;
    private final @Nullable Matrix maskBelow;
    private final @Nullable HeadGradients heads;
    private final @Nullable Matrix passed;
    private final @Nullable Matrix passedBelow;
    private int rows;
    private @Nullable GradientUse use;

    LayerTask(int layer, Parameters parameters) {
      this.layer = layer;
      this.weights = parameters.weights(layer);
      x = workspace.inputsOf(layer);
      delta = workspace.delta(layer);
      gradient = workspace.gradient().weights(layer);
      biasGradient = workspace.gradient().bias(layer);
      alphaBelow = layer == 0 ? null : parameters.alpha(layer - 1);
      alphaGradientBelow = layer == 0 ? null : workspace.gradient().alpha(layer - 1);
      var masks = workspace.masks();
      maskBelow = layer == 0 || masks == null ? null : masks.mask(layer - 1);
      heads =
          architecture.heads(layer) == 1
              ? null
              : new HeadGradients(architecture, parameters, workspace, compute.kernels());
      passed = workspace.passed(layer);
      passedBelow = layer == 0 ? null : workspace.passed(layer - 1);
    }

    /// @param all rows of all submodels
    /// @param ofSubmodel rows of each
    void begin(int all, int ofSubmodel) {
      rows = all;
      if (heads != null) {
        heads.pointAt(ofSubmodel);
      }
    }

    @Override
    public void run(int part, int parts) {
      int from = Compute.first(part, parts, weights.rows(), Kernels.COLUMNS_TOGETHER);
      int to = Compute.first(part + 1, parts, weights.rows(), Kernels.COLUMNS_TOGETHER);
      if (layer > 0 && from < to) {
        deltaBelow(from, to, part);
      } else if ((embedding != null || submodels != null) && from < to) {
        Matrix below = submodels == null ? workspace.embeddedDelta() : workspace.expandedDelta();
        compute
            .kernels()
            .inputGradient(
                rows, from, to, workspace.deltaRows(layer), weights, below, compute.scratch(part));
      }
      if (heads != null) {
        heads.weightGradients(from, to, use, compute.scratch(part));
        if (part == 0) {
          heads.biasGradients(use, compute.scratch(part));
        }
        return;
      }
      weightGradient(from, to, part);
      if (part == 0 && biasGradient != null) {
        biasGradient(biasGradient, part);
      }
    }

    /// e = δ·Wᵀ and δ = e·f'(z) for some neurons of the layer below.
    private void deltaBelow(int from, int to, int part) {
      var kernels = compute.kernels();
      var scratch = compute.scratch(part);
      Matrix below = workspace.delta(layer - 1);
      if (heads == null) {
        kernels.inputGradient(rows, from, to, workspace.deltaRows(layer), weights, below, scratch);
      } else {
        heads.inputGradients(from, to, scratch);
      }
      passError(below, from, to);
      unmask(below, from, to);
      splitError(below, from, to);
      var f = architecture.layers().get(layer - 1).activation();
      kernels.backThroughActivation(
          rows,
          from,
          to,
          f,
          workspace.sums(layer - 1),
          workspace.activated(layer - 1),
          below,
          scratch);
      joinError(below, from, to);
    }

    /// What went past this layer brings its error back; and where the layer below is residual, its
    /// error is kept for the one below it.
    private void passError(Matrix below, int from, int to) {
      for (int r = 0; passed != null && r < rows; r++) {
        Blend.add(passed.data(), passed.at(r) + from, below.data(), below.at(r) + from, to - from);
      }
      for (int r = 0; passedBelow != null && r < rows; r++) {
        int keptAt = passedBelow.at(r) + from;
        System.arraycopy(below.data(), below.at(r) + from, passedBelow.data(), keptAt, to - from);
      }
    }

    /// The error of what dropout let through.
    private void unmask(Matrix below, int from, int to) {
      var mask = maskBelow;
      for (int r = 0; mask != null && r < rows; r++) {
        Blend.multiply(mask.data(), mask.at(r) + from, below.data(), below.at(r) + from, to - from);
      }
    }

    /// Before a parametric activation: the part of the error that goes through f stays, the other
    /// is put aside; and the gradient of α.
    private void splitError(Matrix below, int from, int to) {
      var alpha = alphaBelow;
      var gradientOfAlpha = alphaGradientBelow;
      if (alpha == null || gradientOfAlpha == null) {
        return;
      }
      float[] sum = gradientOfAlpha.data();
      // Parameters and gradient have the same layout.
      int alphaAt = alpha.offset() + from;
      if (use != null) {
        Arrays.fill(sum, alphaAt, alphaAt + to - from, 0f);
      }
      Matrix z = workspace.sums(layer - 1);
      Matrix f = workspace.activated(layer - 1);
      for (int r = 0; r < rows; r++) {
        Blend.backward(
            z.data(),
            z.at(r) + from,
            f.data(),
            f.at(r) + from,
            alpha.data(),
            alphaAt,
            below.data(),
            below.at(r) + from,
            workspace.rest().data(),
            r * below.columns() + from,
            sum,
            to - from);
      }
      if (use != null) {
        use.use(alphaAt, sum, alphaAt, to - from);
      }
    }

    /// After it: both parts together.
    private void joinError(Matrix below, int from, int to) {
      for (int r = 0; alphaBelow != null && r < rows; r++) {
        float[] rest = workspace.rest().data();
        int n = to - from;
        Blend.add(rest, r * below.columns() + from, below.data(), below.at(r) + from, n);
      }
    }

    private void weightGradient(int from, int to, int part) {
      var kernels = compute.kernels();
      var scratch = compute.scratch(part);
      if (use == null) {
        kernels.weightGradient(from, to, rows, x, delta, gradient, scratch);
      } else {
        kernels.useWeightGradient(from, to, rows, x, delta, weights.offset(), use, scratch);
      }
    }

    private void biasGradient(Slice bias, int part) {
      if (use != null) {
        Arrays.fill(bias.data(), bias.offset(), bias.offset() + bias.length(), 0f);
      }
      compute.kernels().biasGradient(rows, delta, bias, compute.scratch(part));
      if (use != null) {
        // Parameters and gradient have the same layout.
        use.use(bias.offset(), bias.data(), bias.offset(), bias.length());
      }
    }
  }
}
