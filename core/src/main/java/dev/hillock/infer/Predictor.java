package dev.hillock.infer;

import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.model.Model;
import dev.hillock.nn.ForwardPass;
import dev.hillock.nn.Workspace;
import java.util.stream.IntStream;

/// Predicts with a model. Safe to use from any number of threads at once: it holds nothing that
/// changes. A row gets the same bits alone and in any batch.
public final class Predictor {

  private static final int CHUNK_ROWS = 256;

  private final Model model;
  private final Compute compute;

  /// A predictor that computes in the thread that calls it.
  public Predictor(Model model) {
    this.model = model;
    this.compute = Compute.with(1);
  }

  /// The model.
  public Model model() {
    return model;
  }

  /// Predicts every row of a table.
  ///
  /// @throws dev.hillock.data.DataException if it lacks a column that the model was trained on
  public Predictions predict(Table table) {
    return predict(table, IntStream.range(0, table.rows()).toArray());
  }

  /// Predicts some rows of a table.
  public Predictions predict(Table table, int[] rows) {
    var inputs = model.preparation().apply(table, rows);
    return new Predictions(model.preparation().target(), outputs(inputs.x()), inputs.unseen());
  }

  /// The outputs for rows of inputs, `[rows, inputs]`, as [dev.hillock.prep.Preparation#apply]
  /// makes them.
  ///
  /// @throws IllegalArgumentException if the rows have another number of inputs than the network
  public Outputs outputs(Matrix x) {
    var architecture = model.architecture();
    if (x.columns() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "rows of %d inputs for a network that takes %d; prepare them with the model's preparation"
              .formatted(x.columns(), architecture.inputs()));
    }
    var logits = Matrix.of(x.rows(), architecture.outputs());
    var values = Matrix.of(x.rows(), architecture.outputs());
    var workspace = new Workspace(architecture, Math.clamp(x.rows(), 1, CHUNK_ROWS));
    var pass = new ForwardPass(architecture, model.parameters(), workspace, compute);
    for (int row = 0; row < x.rows(); row += CHUNK_ROWS) {
      int count = Math.min(CHUNK_ROWS, x.rows() - row);
      System.arraycopy(x.data(), x.at(row), workspace.inputs().data(), 0, count * x.columns());
      pass.run(count);
      int floats = count * architecture.outputs();
      System.arraycopy(workspace.logits().data(), 0, logits.data(), logits.at(row), floats);
      System.arraycopy(workspace.outputs().data(), 0, values.data(), values.at(row), floats);
    }
    return new Outputs(architecture.output().activation(), logits, values);
  }
}
