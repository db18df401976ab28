package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.Fade;
import dev.hillock.optim.Plateau;
import dev.hillock.optim.RateCourse;
import dev.hillock.optim.WeightAverage;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingDivergedException.Place;
import dev.hillock.train.TrainingEvent.EpochRunning;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An epoch of shuffled mini-batches, with a step of gradient descent for each. Allocates nothing
/// per step.
///
/// The order of rows is a function of seed and epoch, the rate of the place in the run, so the
/// result is a function of the plan alone: not of threads, time, or what a listener does.
final class MiniBatches implements Pass {

  /// How often a listener hears of a long epoch.
  private static final int TOLD_PER_EPOCH = 50;

  private final Settings settings;
  private final Consumer<TrainingEvent> listener;
  private final BooleanSupplier stop;
  private final Architecture architecture;
  private final Parameters parameters;
  private final RateCourse course;
  private final @Nullable Plateau plateau;
  private final @Nullable WeightAverage average;
  private final Parameters judged;
  private final Fade fade;
  private final double dropout;
  private final @Nullable GrowingSlope slope;
  private final Step step;
  private final Descent descent;
  private final ThreadChoice threads;
  private final Monitor monitor;
  private final int[] trainingRows;
  private final int[] order;
  private final int batchRows;
  private final Philox shuffle;
  private final SavePoint savePoint;
  private @Nullable TraceRecorder trace;
  private boolean stopped;
  private long rowsSeen;
  private int lastStep;
  private double rate;

  /// The first row of the next step, the steps of the epoch so far, and the sum of their losses.
  private int position;

  private int stepNumber;
  private double sum;

  /// The step of this epoch that the monitor looks at; 0 for none.
  private int watched;

  MiniBatches(
      Plan plan,
      Parameters parameters,
      Encoded training,
      Compute compute,
      Consumer<TrainingEvent> listener,
      BooleanSupplier stop,
      SavePoint savePoint) {
    this.settings = plan.settings();
    this.listener = listener;
    this.stop = stop;
    this.savePoint = savePoint;
    this.architecture = plan.architecture();
    this.parameters = parameters;
    this.course = Rates.course(settings);
    this.plateau = Rates.plateau(settings);
    this.average = Averages.of(settings, parameters.values());
    this.judged =
        average == null ? parameters : new Parameters(plan.architecture(), average.values());
    this.fade = settings.get(Settings.FADE);
    this.dropout = settings.get(Settings.DROPOUT);
    this.batchRows = plan.batchRows();
    this.order = IntStream.range(0, plan.trainingRows()).toArray();
    this.shuffle = new Philox(settings.get(Settings.SEED), Purpose.SHUFFLE);
    this.slope = GrowingSlope.of(plan, parameters);
    this.step = new Step(plan, parameters, training, batchRows, compute);
    this.descent = new Descent(plan, parameters, compute.kernels());
    this.monitor = new Monitor(plan, parameters, training, compute);
    this.trainingRows = plan.split().training();
    this.threads = new ThreadChoice(compute, (long) batchRows * largestLayer(plan.architecture()));
  }

  @Override
  public double evaluations() {
    return (double) rowsSeen / order.length;
  }

  @Override
  public boolean wasStopped() {
    return stopped;
  }

  @Override
  public int lastStep() {
    return lastStep;
  }

  @Override
  public double lastRate() {
    return rate;
  }

  @Override
  public void state(TrainingState state) {
    position = state.integer("position", position);
    stepNumber = state.integer("step", stepNumber);
    sum = state.number("sum", sum);
    rowsSeen = state.count("rows-seen", rowsSeen);
    lastStep = state.integer("last-step", lastStep);
    rate = state.number("rate", rate);
    descent.state(state.within("descent"));
    monitor.state(state);
    if (plateau != null) {
      state.doubles("plateau", plateau.memory());
    }
    if (average != null) {
      state.floats("average", average.values());
      state.doubles("average.memory", average.memory());
    }
  }

  @Override
  public boolean isInside() {
    return position > 0;
  }

  @Override
  public double run(int epoch, int epochs) {
    if (slope != null && position == 0) {
      slope.begin(epoch);
    }
    // Whole batches are one sum over all rows, in the order of the file.
    if (batchRows < order.length) {
      shuffle.shuffle(order, epoch);
    }
    int rows = trainedRows();
    watched = monitor.stepOf(epoch, epochs);
    while (position < rows) {
      step(epoch, epochs, rows);
      stopped = stop.getAsBoolean();
      if (position < rows) {
        savePoint.at(stopped ? SavePoint.Place.STOP : SavePoint.Place.STEP);
        if (stopped) {
          requireFinite(epoch, stepNumber);
          if (average != null) {
            average.afterEpoch(parameters.values(), epoch, epochs);
          }
          return Double.NaN;
        }
        tellProgress(epoch, (rows + batchRows - 1) / batchRows);
      }
    }
    requireFinite(epoch, stepNumber);
    if (average != null) {
      average.afterEpoch(parameters.values(), epoch, epochs);
    }
    double mean = sum / rows;
    position = 0;
    stepNumber = 0;
    sum = 0;
    return mean;
  }

  private void step(int epoch, int epochs, int rows) {
    int count = Math.min(batchRows, rows - position);
    stepNumber++;
    double epochsDone = epoch - 1 + (double) position / rows;
    rate = rate(epochsDone, epoch - 1 + (double) (position + count) / rows, epochs);
    double fading = fade.factor(epochsDone / epochs);
    descent.begin(rate, fading);
    step.begin(epoch, stepNumber, dropout * fading);
    if (stepNumber == watched) {
      monitor.before();
    }
    double loss = timedStep(position, count);
    if (!Double.isFinite(loss)) {
      throw diverged(new Place(epoch, stepNumber), "loss is " + loss / count, position, count);
    }
    endStep();
    if (stepNumber == watched) {
      monitor.after(new Place(epoch, stepNumber), rate, order, position);
    }
    if (trace != null) {
      trace.step(loss);
    }
    lastStep = stepNumber;
    rowsSeen += count;
    sum += loss;
    position += count;
  }

  private TrainingDivergedException diverged(Place at, String what, int from, int count) {
    var fault = step.fault(order, from, count);
    return TrainingDivergedException.of(at, what, fault, trainingRows[fault.row()] + 1, rate);
  }

  @Override
  public void watch() {
    monitor.turnOn();
  }

  @Override
  public List<StepSample> samples() {
    return monitor.samples();
  }

  @Override
  public @Nullable LastGood lastGood() {
    return monitor.lastGood();
  }

  private void endStep() {
    descent.end();
    if (average != null) {
      average.afterStep(parameters.values());
    }
  }

  @Override
  public Parameters judged(Parameters moved) {
    return judged;
  }

  @Override
  public void leave(TraceRecorder newTrace) {
    trace = newTrace;
  }

  @Override
  public void finished(double loss) {
    if (plateau != null) {
      plateau.loss(loss);
    }
  }

  private double rate(double from, double to, int epochs) {
    double steadyFrom = Averages.steadyFrom(settings, epochs);
    double planned = course.rate(Math.min(from, steadyFrom), Math.min(to, steadyFrom), epochs);
    return plateau == null ? planned : planned * plateau.factor();
  }

  /// Rows of an epoch: all of them, or as many as fill batches.
  private int trainedRows() {
    boolean whole = settings.get(Settings.WHOLE_BATCHES);
    return whole ? order.length - order.length % batchRows : order.length;
  }

  private double timedStep(int from, int count) {
    if (!threads.isChoice()) {
      return step.descend(order, from, count, descent);
    }
    long start = System.nanoTime();
    double loss = step.descend(order, from, count, descent);
    threads.took(System.nanoTime() - start);
    return loss;
  }

  /// The most weights of a layer.
  private static long largestLayer(Architecture architecture) {
    return architecture.layers().stream()
        .mapToLong(layer -> (long) layer.inputs() * layer.outputs())
        .max()
        .orElseThrow();
  }

  private void tellProgress(int epoch, int steps) {
    int every = steps / TOLD_PER_EPOCH;
    if (every > 0 && stepNumber % every == 0 && stepNumber < steps) {
      listener.accept(new EpochRunning(epoch, (double) stepNumber / steps));
    }
  }

  /// The loss is that before a step, so it tells nothing of the last one; and behind steps and
  /// sigmoids it stays finite whatever the weights are.
  private void requireFinite(int epoch, int stepNumber) {
    float[] values = parameters.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw TrainingDivergedException.ofWeight(
            new Place(epoch, stepNumber), values[i], BatchFault.layerOf(architecture, i), rate);
      }
    }
  }
}
