package dev.hillock.train;

import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Matrix;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.Optimizer;
import dev.hillock.settings.Settings;
import dev.hillock.train.StepRecord.Change;
import dev.hillock.train.StepRecord.Losses;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes steps of a training on one row each, with the engine's own passes and optimiser, and keeps
/// what they computed. The learning rate is that of the settings throughout, without a schedule;
/// what belongs to larger batches is left out and named in [#notes].
public final class StepRecorder implements AutoCloseable {

  /// Rows over which the mean of the losses is taken.
  public static final int MOST_JUDGED = 1000;

  private final Plan plan;
  private final Compute compute;
  private final Architecture architecture;
  private final Parameters parameters;
  private final Encoded rows;
  private final Step step;
  private final Step judge;
  private final Descent descent;
  private final Philox shuffle;
  private final int[] order;
  private final int[] judged;
  private boolean holdsBiases;
  private int steps;

  private StepRecorder(Plan plan, @Nullable Matrix initialRows) {
    this.plan = plan;
    compute = Compute.with(1);
    architecture = StepUnits.forward(plan);
    rows =
        Encoded.of(plan.preparation(), plan.table(), plan.split().training())
            .smoothed(plan.settings().get(Settings.LABEL_SMOOTHING), plan.preparation().target());
    parameters =
        InitialParameters.of(plan, initialRows == null ? rows.inputs() : initialRows, compute);
    judged = evenly(rows.rows());
    step = new Step(plan, parameters, rows, 1, compute, true);
    judge = new Step(plan, parameters, rows, judged.length, compute);
    descent = new Descent(plan, parameters, compute.kernels());
    shuffle = new Philox(plan.settings().get(Settings.SEED), Purpose.SHUFFLE);
    order = IntStream.range(0, rows.rows()).toArray();
  }

  /// Steps of a new network.
  ///
  /// @param plan of its training
  /// @param tableRows that it steps on, from 0
  /// @throws IllegalArgumentException if the network has no steps on single rows
  public static StepRecorder of(Plan plan, int[] tableRows) {
    var whole =
        plan.continued() == null
            ? plan.preparation().apply(plan.table(), plan.split().training()).x()
            : null;
    return new StepRecorder(SingleRows.of(plan, tableRows), whole);
  }

  /// Steps of a trained network, from its parameters on.
  ///
  /// @param member which of its networks, from 0
  /// @param tableRows that it steps on, from 0
  /// @param given what is to differ from the settings of the model
  /// @throws DataException if the rows do not fit the model
  /// @throws IllegalArgumentException if the network has no steps on single rows
  public static StepRecorder of(
      Model model, int member, Table table, int[] tableRows, Settings given) {
    var continued = new ContinuedMember(model, member);
    return new StepRecorder(SingleRows.of(continued, table, tableRows, given), null);
  }

  private static int[] evenly(int rows) {
    int count = Math.min(rows, MOST_JUDGED);
    return IntStream.range(0, count).map(i -> (int) ((long) i * rows / count)).toArray();
  }

  /// Leaves bias units as they are in all steps.
  public StepRecorder holdingBiases() {
    holdsBiases = true;
    return this;
  }

  /// Whether bias units stay as they are.
  public boolean holdsBiases() {
    return holdsBiases;
  }

  /// What is trained and how.
  public Plan plan() {
    return plan;
  }

  /// The layers as they are trained: sigmoids where they stand for steps.
  public Architecture architecture() {
    return architecture;
  }

  /// What a user should know, one line each.
  public List<String> notes() {
    return plan.notes();
  }

  /// The rule of the steps.
  public Optimizer optimizer() {
    return descent.optimizer();
  }

  /// The learning rate of a parameter.
  public double rateOf(int parameter) {
    return plan.settings().get(Settings.LEARNING_RATE) * descent.groups().paceAt(parameter).rate();
  }

  /// How many rows there are to step on.
  public int rows() {
    return rows.rows();
  }

  /// Which row a training with steps of one row takes next: each once an epoch, shuffled.
  public int nextRow() {
    int place = steps % order.length;
    if (place == 0 && order.length > 1) {
      shuffle.shuffle(order, steps / order.length + 1);
    }
    return order[place];
  }

  /// Makes the next step.
  ///
  /// @param row which of the rows, from 0
  public StepRecord step(int row) {
    steps++;
    double rate = plan.settings().get(Settings.LEARNING_RATE);
    int[] one = {row};
    descent.begin(rate, 1);
    step.begin(1, steps, 0);
    double loss = step.lossAndGradient(one, 0, 1);
    var inputs = row(rows.inputs(), row);
    var layers =
        new LayerRecords(
                architecture, StepUnits.backward(plan), parameters, step.workspace(), compute)
            .copy(step.outputError());
    float[] before = parameters.values().clone();
    float[] gradient = step.gradient().clone();
    var memory = copies(descent.slots());
    if (Double.isFinite(loss)) {
      descend(loss, before);
    }
    var change =
        new Change(before, gradient, parameters.values().clone(), memory, copies(descent.slots()));
    double after = step.lossOf(one);
    float[] outputs = row(step.workspace().outputs(), 0);
    double all = judge.lossOf(judged) / judged.length;
    return new StepRecord(
        steps,
        plan.split().training()[row],
        rate,
        inputs,
        row(rows.targets(), row),
        layers,
        change,
        new Losses(loss, after, all),
        outputs);
  }

  private void descend(double loss, float[] before) {
    descent.loss(loss);
    descent.whole(step.gradient());
    descent.end();
    for (int i = 0; holdsBiases && i < architecture.layers().size(); i++) {
      int at = architecture.biasOffset(i);
      System.arraycopy(before, at, parameters.values(), at, architecture.alphaOffset(i) - at);
    }
  }

  private static List<float[]> copies(float[][] arrays) {
    return Arrays.stream(arrays).map(float[]::clone).toList();
  }

  private static float[] row(Matrix matrix, int row) {
    int at = matrix.at(row);
    return Arrays.copyOfRange(matrix.data(), at, at + matrix.columns());
  }

  @Override
  public void close() {
    compute.close();
  }
}
