package dev.hillock.nn;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.PeriodicFeatures;
import dev.hillock.kernel.Rows;
import dev.hillock.kernel.Team;
import dev.hillock.nn.Embedding.Lookup;
import dev.hillock.nn.Embedding.Part;
import dev.hillock.nn.Embedding.Periodic;
import dev.hillock.nn.Embedding.Plain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Both ways through an [Embedding]: from the inputs of a batch to the numbers that enter the first
/// layer, and from the errors of these to the gradient of the embedding's parameters. Bound to its
/// parameters, so that a run allocates nothing.
///
/// In a periodic part threads split the rows forward and the frequencies backward; everything else
/// is done by one.
final class EmbeddingPass {

  /// Work of a wave, in multiply-adds of a product.
  private static final long COST_OF_WAVE = 30;

  private final float[] parameters;
  private final Rows x;
  private final Compute compute;
  private final List<PartTask> tasks = new ArrayList<>();

  /// The pass of a network over its workspace; null where nothing is embedded.
  static @Nullable EmbeddingPass of(
      Architecture architecture, Parameters parameters, Workspace workspace, Compute compute) {
    return architecture.embedding().isNone()
        ? null
        : new EmbeddingPass(
            architecture.embedding(),
            parameters.values(),
            workspace.inputRows(),
            workspace.rows(),
            compute);
  }

  /// @param parameters of the network; the embedding's come first
  /// @param x the inputs, wherever they are pointed at
  /// @param rows the largest batch
  private EmbeddingPass(
      Embedding embedding, float[] parameters, Rows x, int rows, Compute compute) {
    this.parameters = parameters;
    this.x = x;
    this.compute = compute;
    int column = 0;
    int output = 0;
    int at = 0;
    for (Part part : embedding.parts()) {
      tasks.add(new PartTask(part, column, output, at, rows));
      column += part.inputs();
      output += part.outputs();
      at += part.parameterCount();
    }
  }

  /// Fills y with the first `rows` rows.
  void forward(int rows, Matrix y) {
    run(rows, y, null);
  }

  /// Adds the gradient of the first `rows` rows.
  ///
  /// @param delta ∂L/∂y
  /// @param gradient of the network
  void backward(int rows, Matrix delta, float[] gradient) {
    run(rows, delta, gradient);
  }

  private void run(int rows, Matrix y, float @Nullable [] gradient) {
    for (int i = 0; i < tasks.size(); i++) {
      var task = tasks.get(i);
      task.rows = rows;
      task.y = y;
      task.gradient = gradient;
      compute.run(task.cost(), task);
    }
  }

  /// One part, with where it lies.
  private final class PartTask implements Team.Task {
    private final Part part;
    private final @Nullable PeriodicFeatures features;
    private final List<PeriodicFeatures.Scratch> scratch = new ArrayList<>();
    private final int column;
    private final int output;
    private final int at;
    private int rows;
    private @Nullable Matrix y;
    private float @Nullable [] gradient;

    PartTask(Part part, int column, int output, int at, int mostRows) {
      this.part = part;
      this.features = part instanceof Periodic periodic ? periodic.features() : null;
      for (int i = 0; features != null && i < compute.size(); i++) {
        scratch.add(features.scratch(mostRows));
      }
      this.column = column;
      this.output = output;
      this.at = at;
    }

    long cost() {
      return features == null
          ? 0
          : COST_OF_WAVE * rows * features.inputs() * features.frequencies();
    }

    @Override
    public void run(int thread, int threads) {
      var to = y;
      if (to == null) {
        return;
      }
      switch (part) {
        case Plain _ -> copy(to);
        case Lookup lookup -> look(lookup, to);
        case Periodic _ -> waves(thread, threads, to);
      }
    }

    private void copy(Matrix to) {
      if (gradient == null) {
        for (int r = 0; r < rows; r++) {
          x.copy(r, column, to.data(), to.at(r) + output, part.inputs());
        }
      }
    }

    private void look(Lookup lookup, Matrix to) {
      int width = lookup.width();
      var sum = gradient;
      for (int r = 0; r < rows; r++) {
        int entry = at + level(lookup, r) * width;
        int cell = to.at(r) + output;
        if (sum == null) {
          System.arraycopy(parameters, entry, to.data(), cell, width);
        } else {
          for (int i = 0; i < width; i++) {
            sum[entry + i] += to.data()[cell + i];
          }
        }
      }
    }

    /// A number that is no index of a category is the one for unseen ones.
    private int level(Lookup lookup, int row) {
      int index = (int) x.get(row, column);
      return index > 0 && index < lookup.levels() ? index : 0;
    }

    private void waves(int thread, int threads, Matrix to) {
      if (features == null) {
        return;
      }
      var sum = gradient;
      int count = sum == null ? rows : features.frequencies();
      int first = Compute.first(thread, threads, count, 1);
      int end = Compute.first(thread + 1, threads, count, 1);
      if (first == end) {
        return;
      }
      var own = scratch.get(thread);
      if (sum == null) {
        features.forward(first, end, x, column, parameters, at, to, output, own);
      } else {
        features.backward(rows, first, end, x, column, parameters, at, to, output, sum, own);
      }
    }
  }
}
