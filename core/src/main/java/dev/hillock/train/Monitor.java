package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at a few steps of a training: how large weights, gradients and changes are, layer by
/// layer. It computes with a copy of the parameters, so no bit of the training depends on it.
///
/// It looks at the middle step of the first epoch and of up to eight more that are spread evenly,
/// at most one in a hundred of all steps besides the first, and computes with 128 rows from the
/// batch on, fewer where fewer train: about a hundredth of the time of all but the shortest
/// trainings.
final class Monitor {

  private static final int MOST_SAMPLES = 8;
  private static final int STEPS_PER_SAMPLE = 100;
  private static final int MOST_ROWS = 128;

  private final Plan plan;
  private final Parameters parameters;
  private final Encoded training;
  private final Compute compute;
  private final int stepsPerEpoch;
  private final List<StepSample> samples = new ArrayList<>();
  private @Nullable Copy copy;
  private boolean isOn;

  /// @param parameters what the training moves
  Monitor(Plan plan, Parameters parameters, Encoded training, Compute compute) {
    this.plan = plan;
    this.parameters = parameters;
    this.training = training;
    this.compute = compute;
    this.stepsPerEpoch = Math.max(1, plan.stepsPerEpoch());
  }

  void turnOn() {
    isOn = true;
  }

  /// Which step of an epoch is looked at, from 1; 0 for none.
  int stepOf(int epoch, int epochs) {
    if (!isOn) {
      return 0;
    }
    long steps = (long) epochs * stepsPerEpoch;
    long count = Math.clamp(steps / STEPS_PER_SAMPLE, 1, MOST_SAMPLES);
    boolean isDue = epoch == 1 || epoch * count / epochs > (epoch - 1) * count / epochs;
    return isDue ? (stepsPerEpoch + 1) / 2 : 0;
  }

  /// Before the step.
  void before() {
    if (copy == null) {
      copy = new Copy();
    }
    float[] now = parameters.values();
    System.arraycopy(now, 0, copy.parameters.values(), 0, now.length);
  }

  /// After it.
  ///
  /// @param at epoch and step
  /// @param order of the rows; the batch begins at `order[from]`
  void after(TrainingDivergedException.Place at, double rate, int[] order, int from) {
    if (copy != null) {
      copy.epoch = at.epoch();
      samples.add(new StepSample(at.epoch(), at.step(), rate, copy.layers(at, order, from)));
    }
  }

  /// What it has seen, to be saved or restored.
  void state(TrainingState state) {
    var seen =
        SampleNumbers.of(state.list("samples", SampleNumbers.values(samples)), plan.architecture());
    samples.clear();
    samples.addAll(seen);
  }

  /// What it has seen.
  List<StepSample> samples() {
    return List.copyOf(samples);
  }

  /// The parameters before the last step that it looked at; null before the first, and where the
  /// divergence had begun by then.
  @Nullable LastGood lastGood() {
    return copy == null || copy.epoch == 0 || !LastGood.isSane(copy.parameters.values())
        ? null
        : LastGood.of(plan, copy.parameters.values(), copy.epoch);
  }

  /// The parameters before a step, and what computes with them.
  private final class Copy {
    private final Architecture architecture = plan.architecture();
    private final Parameters parameters = new Parameters(architecture);
    private final int rows = Math.min(MOST_ROWS, plan.trainingRows());
    private final Step step = new Step(plan, parameters, training, rows, compute);
    private int epoch;

    List<LayerSample> layers(TrainingDivergedException.Place at, int[] order, int from) {
      // A batch may be a single row, of which nothing can be said.
      int some = Math.min(rows, order.length);
      step.begin(at.epoch(), at.step(), 0);
      step.lossAndGradient(order, Math.min(from, order.length - some), some);
      var layers = new ArrayList<LayerSample>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        layers.add(layer(i, some));
      }
      return layers;
    }

    private LayerSample layer(int i, int some) {
      var layer = architecture.layers().get(i);
      int from = architecture.weightsOffset(i);
      int to = from + architecture.heads(i) * layer.weightCount();
      float[] before = parameters.values();
      float[] after = Monitor.this.parameters.values();
      float[] gradient = step.gradient();
      double weights = 0;
      double gradients = 0;
      double updates = 0;
      for (int at = from; at < to; at++) {
        double change = (double) after[at] - before[at];
        weights += (double) before[at] * before[at];
        gradients += (double) gradient[at] * gradient[at];
        updates += change * change;
      }
      int all = Math.min(some, step.workspace().rows()) * architecture.submodels();
      return new LayerSample(
          architecture.nameOf(i),
          to - from,
          Math.sqrt(weights),
          Math.sqrt(gradients),
          Math.sqrt(updates),
          LayerActivity.of(layer, step.workspace().outputs(i), all));
    }
  }
}
