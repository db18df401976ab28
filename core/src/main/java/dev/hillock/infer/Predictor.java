package dev.hillock.infer;

import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Team;
import dev.hillock.model.Model;
import dev.hillock.prep.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Predicts with a model; with an ensemble the mean of its members. Safe to use from any number of
/// threads at once. A row gets the same bits alone and in any batch, with any number of threads.
///
/// Needs closing only where it has threads of its own.
public final class Predictor implements AutoCloseable {

  private final Model model;
  private final List<Network> networks;

  /// Threads for large batches, used by one caller at a time; null without.
  private final @Nullable Team team;

  private final ReentrantLock teamLock = new ReentrantLock();

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
    this.networks = model.members().stream().map(Network::new).toList();
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
    var target = model.preparation().target();
    var outputs = new ArrayList<Outputs>();
    Preparation.Inputs inputs = null;
    Map<String, Integer> unseen = new LinkedHashMap<>();
    for (int i = 0; i < networks.size(); i++) {
      var preparation = networks.get(i).member().preparation();
      // Members that were trained on the same rows share one preparation.
      boolean anew = i == 0 || !preparation.inputs().equals(preparation(i - 1).inputs());
      if (inputs == null || anew) {
        inputs = preparation.apply(table, rows);
        keepLeast(unseen, inputs.unseen(), i == 0);
      }
      outputs.add(outputs(networks.get(i), inputs.x()));
    }
    return new Predictions(target, together(outputs), unseen);
  }

  /// A category that some member knows is not unseen.
  private static void keepLeast(
      Map<String, Integer> unseen, Map<String, Integer> more, boolean first) {
    if (first) {
      unseen.putAll(more);
    } else {
      unseen.replaceAll((column, count) -> Math.min(count, more.getOrDefault(column, 0)));
      unseen.values().removeIf(count -> count == 0);
    }
  }

  private Preparation preparation(int member) {
    return networks.get(member).member().preparation();
  }

  private Outputs together(List<Outputs> outputs) {
    return outputs.size() == 1
        ? outputs.getFirst()
        : Average.of(
            outputs, networks.stream().map(n -> n.member().preparation().target()).toList());
  }

  /// The outputs for one row of inputs: the shortest way from numbers to numbers, which allocates
  /// nothing once as many callers have been served at once as there are, unless the model is an
  /// ensemble.
  ///
  /// @param x holds the row as [Preparation#apply] makes it, from `xAt` on
  /// @param values gets a = f(z) of the output layer, from `valuesAt` on
  /// @throws IndexOutOfBoundsException if either array is too short
  /// @throws IllegalStateException if the members of an ensemble have inputs of their own
  public void outputs(float[] x, int xAt, float[] values, int valuesAt) {
    if (networks.size() == 1) {
      networks.getFirst().row(x, xAt, values, valuesAt);
      return;
    }
    Matrix outputs = outputs(new Matrix(x, xAt, 1, model.architecture().inputs())).values();
    System.arraycopy(outputs.data(), 0, values, valuesAt, outputs.columns());
  }

  /// The outputs for rows of inputs, `[rows, inputs]`, as [Preparation#apply] makes them.
  ///
  /// @throws IllegalArgumentException if the rows have another number of inputs than the network
  /// @throws IllegalStateException if the members of an ensemble have inputs of their own
  public Outputs outputs(Matrix x) {
    requireOneKindOfInputs();
    return together(networks.stream().map(network -> outputs(network, x)).toList());
  }

  private Outputs outputs(Network network, Matrix x) {
    var architecture = network.member().architecture();
    var logits = Matrix.of(x.rows(), architecture.outputs());
    var values = Matrix.of(x.rows(), architecture.outputs());
    outputs(network, x, logits, values);
    return new Outputs(architecture.output().activation(), logits, values);
  }

  /// The same into a matrix of the caller's, for one who predicts batch after batch.
  ///
  /// @param values `[rows, outputs]`, gets a = f(z) of the output layer
  /// @throws IllegalArgumentException if the rows have another number of inputs than the network,
  ///   or `values` another shape
  public void outputs(Matrix x, Matrix values) {
    if (networks.size() == 1) {
      outputs(networks.getFirst(), x, null, values);
      return;
    }
    Matrix outputs = outputs(x).values();
    System.arraycopy(outputs.data(), 0, values.data(), values.offset(), outputs.data().length);
  }

  private void requireOneKindOfInputs() {
    for (int i = 1; i < networks.size(); i++) {
      if (!preparation(i).inputs().equals(preparation(0).inputs())) {
        throw new IllegalStateException(
            "the %d members of the model prepare their inputs each in its own way; predict from a table"
                .formatted(networks.size()));
      }
    }
  }

  private void outputs(Network network, Matrix x, @Nullable Matrix logits, Matrix values) {
    var architecture = network.member().architecture();
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
    boolean large = x.rows() > Lane.CHUNK_ROWS / 2;
    if (team != null && large && teamLock.tryLock()) {
      try {
        network.rows(x, logits, values, team);
      } finally {
        teamLock.unlock();
      }
    } else {
      network.rows(x, logits, values, null);
    }
  }

  /// Ends the threads of its own, if it has any.
  @Override
  public void close() {
    if (team != null) {
      team.close();
    }
  }
}
