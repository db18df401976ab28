package dev.hillock.infer;

import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.KernelChoice;
import dev.hillock.kernel.Kernels;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Team;
import dev.hillock.model.Model;
import dev.hillock.nn.PackedParameters;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Predicts with a model. Safe to use from any number of threads at once. A row gets the same bits
/// alone and in any batch, with any number of threads.
///
/// Needs closing only where it has threads of its own.
public final class Predictor implements AutoCloseable {

  /// Fewer rows go through one by one: a workspace for many would be filled for nothing.
  private static final int ROWS_FOR_PACKED = 4;

  private final Model model;
  private final Lanes forRow;
  private final Lanes forRows;

  /// Threads for large batches, used by one caller at a time; null without.
  private final @Nullable Team team;

  private final ReentrantLock teamLock = new ReentrantLock();

  /// The weights laid out for batches, made when the first one comes.
  private volatile @Nullable PackedParameters packed;

  /// A predictor that computes in the thread that calls it.
  public Predictor(Model model) {
    this(model, 1);
  }

  /// A predictor that splits large batches over threads of its own, the caller among them. While
  /// they work for one caller, another's batch is computed in his own thread.
  ///
  /// @param threads at least 1
  public Predictor(Model model, int threads) {
    this.model = model;
    this.team = threads == 1 ? null : new Team(threads);
    int callers = 4 * Runtime.getRuntime().availableProcessors();
    this.forRow = new Lanes(callers, () -> Lane.forRow(model));
    this.forRows = new Lanes(callers, () -> Lane.forRows(model, packed()));
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

  /// The outputs for one row of inputs: the shortest way from numbers to numbers, which allocates
  /// nothing once as many callers have been served at once as there are.
  ///
  /// @param x holds the row as [dev.hillock.prep.Preparation#apply] makes it, from `xAt` on
  /// @param values gets a = f(z) of the output layer, from `valuesAt` on
  /// @throws IndexOutOfBoundsException if either array is too short
  public void outputs(float[] x, int xAt, float[] values, int valuesAt) {
    Lane lane = forRow.take();
    try {
      lane.row(x, xAt, values, valuesAt);
    } finally {
      forRow.giveBack(lane);
    }
  }

  /// The outputs for rows of inputs, `[rows, inputs]`, as [dev.hillock.prep.Preparation#apply]
  /// makes them.
  ///
  /// @throws IllegalArgumentException if the rows have another number of inputs than the network
  public Outputs outputs(Matrix x) {
    var architecture = model.architecture();
    var logits = Matrix.of(x.rows(), architecture.outputs());
    var values = Matrix.of(x.rows(), architecture.outputs());
    outputs(x, logits, values);
    return new Outputs(architecture.output().activation(), logits, values);
  }

  /// The same into a matrix of the caller's, for one who predicts batch after batch.
  ///
  /// @param values `[rows, outputs]`, gets a = f(z) of the output layer
  /// @throws IllegalArgumentException if the rows have another number of inputs than the network,
  ///   or `values` another shape
  public void outputs(Matrix x, Matrix values) {
    outputs(x, null, values);
  }

  private void outputs(Matrix x, @Nullable Matrix logits, Matrix values) {
    var architecture = model.architecture();
    if (x.columns() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "rows of %d inputs for a network that takes %d; prepare them with the model's preparation"
              .formatted(x.columns(), architecture.inputs()));
    }
    if (values.rows() != x.rows() || values.columns() != architecture.outputs()) {
      throw new IllegalArgumentException(
          "a matrix [%d, %d] for the outputs of %d rows of a network with %d outputs"
              .formatted(values.rows(), values.columns(), x.rows(), architecture.outputs()));
    }
    var ownTeam = team;
    if (ownTeam != null && x.rows() > Lane.CHUNK_ROWS / 2 && teamLock.tryLock()) {
      try {
        ownTeam.run(ownTeam.size(), (part, parts) -> rows(x, part, parts, logits, values));
      } finally {
        teamLock.unlock();
      }
    } else {
      rows(x, 0, 1, logits, values);
    }
  }

  private void rows(Matrix x, int part, int parts, @Nullable Matrix logits, Matrix values) {
    int from = Compute.first(part, parts, x.rows(), Kernels.ROWS_TOGETHER);
    int to = Compute.first(part + 1, parts, x.rows(), Kernels.ROWS_TOGETHER);
    Lanes lanes = x.rows() < ROWS_FOR_PACKED ? forRow : forRows;
    Lane lane = lanes.take();
    try {
      lane.rows(x, from, to, logits, values);
    } finally {
      lanes.giveBack(lane);
    }
  }

  private PackedParameters packed() {
    var present = packed;
    if (present == null) {
      // Two threads may do this at once; either result serves.
      var kernels = KernelChoice.fastest().kernels();
      present = new PackedParameters(model.architecture(), model.parameters(), kernels);
      packed = present;
    }
    return present;
  }

  /// Ends the threads of its own, if it has any.
  @Override
  public void close() {
    if (team != null) {
      team.close();
    }
  }
}
