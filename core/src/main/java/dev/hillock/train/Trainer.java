package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.nn.Architecture;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.Fade;
import dev.hillock.optim.Schedule;
import dev.hillock.optim.Schedule.Decay;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.EpochRunning;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs the epochs of a plan: shuffled mini-batches, a step for each, validation after each epoch,
/// and the parameters of the best epoch kept. Allocates nothing per step.
///
/// The order of rows is a function of seed and epoch, the rate of the place in the run, so the
/// result is a function of the plan alone: not of threads, time, or what a listener does.
final class Trainer {

  /// How often a listener hears of a long epoch.
  private static final int TOLD_PER_EPOCH = 50;

  private final Plan plan;
  private final Settings settings;
  private final Consumer<TrainingEvent> listener;
  private final BooleanSupplier stop;
  private final Parameters parameters;
  private final Schedule schedule;
  private final double startRate;
  private final Decay decay;
  private final Fade fade;
  private final double dropout;
  private final Step step;
  private final Descent descent;
  private final ThreadChoice threads;
  private final @Nullable Judge judge;
  private final int[] order;
  private final int batchRows;
  private final Philox shuffle;
  private @Nullable Judgement best;
  private final float[] bestValues;
  private int bestEpoch;
  private @Nullable Judgement rest;
  private int restEpoch;
  private @Nullable Judgement progress;
  private int progressEpoch;
  private boolean stopped;
  private int epoch;
  private int lastStep;
  private double rate;

  Trainer(Plan plan, Compute compute, Consumer<TrainingEvent> listener, BooleanSupplier stop) {
    this.plan = plan;
    this.settings = plan.settings();
    this.listener = listener;
    this.stop = stop;
    this.schedule = settings.get(Settings.SCHEDULE);
    this.startRate = settings.get(Settings.LEARNING_RATE);
    this.decay = new Decay(settings.get(Settings.DECAY), settings.get(Settings.DECAY_EPOCHS));
    this.fade = settings.get(Settings.FADE);
    this.dropout = settings.get(Settings.DROPOUT);
    int rows = plan.trainingRows();
    this.batchRows = plan.batchRows();
    this.order = IntStream.range(0, rows).toArray();
    this.shuffle = new Philox(settings.get(Settings.SEED), Purpose.SHUFFLE);
    var training =
        Encoded.of(plan.preparation(), plan.table(), plan.split().training())
            .smoothed(settings.get(Settings.LABEL_SMOOTHING), plan.preparation().target());
    this.parameters = InitialParameters.of(plan, training.inputs(), compute);
    this.bestValues = new float[parameters.values().length];
    this.step = new Step(plan, parameters, training, batchRows, compute);
    this.descent = new Descent(plan, parameters, compute.kernels());
    this.threads = new ThreadChoice(compute, (long) batchRows * largestLayer(plan.architecture()));
    this.judge = plan.validationRows() == 0 ? null : newJudge(compute);
  }

  private Judge newJudge(Compute compute) {
    var rows = Encoded.of(plan.preparation(), plan.validationSource(), plan.split().validation());
    return new Judge(plan, parameters, rows, compute);
  }

  /// What training gives.
  ///
  /// @param parameters of the kept epoch
  /// @param epochs epochs done, the last one maybe only in part
  /// @param keptEpoch whose parameters these are; 0 for those that a continued network had before
  /// @param restEpoch the best epoch among those at whose end the rate rests; 0 for none
  /// @param kept how its validation rows were judged; null where there are none
  /// @param stopped whether it was stopped from outside
  /// @param lastStep the last step done, in its epoch
  /// @param lastRate the rate of that step
  record Result(
      Parameters parameters,
      int epochs,
      int keptEpoch,
      int restEpoch,
      @Nullable Judgement kept,
      boolean stopped,
      int lastStep,
      double lastRate) {

    /// The same, as one whose second training was stopped.
    Result asStopped() {
      return new Result(parameters, epochs, keptEpoch, restEpoch, kept, true, lastStep, lastRate);
    }

    /// The same with other parameters.
    Result with(Parameters others) {
      return new Result(others, epochs, keptEpoch, restEpoch, kept, stopped, lastStep, lastRate);
    }
  }

  /// Trains to the end.
  Result run() {
    return run(settings.get(Settings.EPOCHS));
  }

  /// Trains up to an epoch, with the rates of a whole training.
  Result run(int last) {
    int epochs = settings.get(Settings.EPOCHS);
    int patience = settings.get(Settings.PATIENCE);
    if (plan.continued() != null && judge != null) {
      judgeStart(judge);
    }
    while (epoch < last && !stopped) {
      epoch++;
      double loss = runEpoch(epochs);
      if (!Double.isNaN(loss)) {
        finishEpoch(epochs, loss);
      }
      if (patience > 0 && judge != null && epoch - progressEpoch >= patience) {
        break;
      }
    }
    boolean hasBest = best != null;
    int kept = hasBest ? bestEpoch : epoch;
    float[] values = hasBest ? bestValues : parameters.values();
    return new Result(
        new Parameters(plan.architecture(), values),
        epoch,
        kept,
        restEpoch,
        best,
        stopped,
        lastStep,
        rate);
  }

  /// A network that learns on may be the best it will ever be: epoch 0.
  private void judgeStart(Judge judge) {
    var judgement = judge.judge();
    if (Double.isFinite(judgement.loss())) {
      best = judgement;
      rest = judgement;
      progress = judgement;
      System.arraycopy(parameters.values(), 0, bestValues, 0, bestValues.length);
    }
  }

  /// The mean training loss of the epoch, or NaN if it was stopped before its end.
  private double runEpoch(int epochs) {
    // Whole batches are one sum over all rows, in the order of the file.
    if (batchRows < order.length) {
      shuffle.shuffle(order, epoch);
    }
    double sum = 0;
    int stepNumber = 0;
    int rows = trainedRows();
    for (int from = 0; from < rows; from += batchRows) {
      int count = Math.min(batchRows, rows - from);
      stepNumber++;
      double epochsDone = epoch - 1 + (double) from / rows;
      rate = schedule.rate(startRate, decay, epochsDone, epochs);
      double fading = fade.factor(epochsDone / epochs);
      descent.begin(rate, fading);
      step.begin(epoch, stepNumber, dropout * fading);
      double loss = timedStep(from, count);
      if (!Double.isFinite(loss)) {
        throw new TrainingDivergedException(epoch, stepNumber, "loss is " + loss / count, rate);
      }
      lastStep = stepNumber;
      sum += loss;
      stopped = stop.getAsBoolean();
      if (stopped && from + batchRows < rows) {
        sum = Double.NaN;
        break;
      }
      tellProgress(stepNumber, (rows + batchRows - 1) / batchRows);
    }
    requireFinite(stepNumber);
    return sum / rows;
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

  private void tellProgress(int stepNumber, int steps) {
    int every = steps / TOLD_PER_EPOCH;
    if (every > 0 && stepNumber % every == 0 && stepNumber < steps) {
      listener.accept(new EpochRunning(epoch, (double) stepNumber / steps));
    }
  }

  /// The loss is that before a step, so it tells nothing of the last one; and behind steps and
  /// sigmoids it stays finite whatever the weights are.
  private void requireFinite(int stepNumber) {
    for (float value : parameters.values()) {
      if (!Float.isFinite(value)) {
        throw new TrainingDivergedException(epoch, stepNumber, "a weight is " + value, rate);
      }
    }
  }

  private void finishEpoch(int epochs, double loss) {
    Judgement judgement = judge == null ? null : judge.judge();
    if (judgement != null && !Double.isFinite(judgement.loss())) {
      throw new TrainingDivergedException(
          epoch,
          lastStep,
          "the validation loss is %s while the training loss is %.4g; look for a validation cell far out of range"
              .formatted(judgement.loss(), loss),
          rate);
    }
    boolean isBest = judgement != null && (best == null || judgement.isAsGoodAs(best));
    if (isBest) {
      best = judgement;
      bestEpoch = epoch;
      System.arraycopy(parameters.values(), 0, bestValues, 0, bestValues.length);
    }
    boolean rests = schedule.restsAfter(epoch, epochs);
    if (judgement != null && rests && (rest == null || judgement.isAsGoodAs(rest))) {
      rest = judgement;
      restEpoch = epoch;
    }
    if (judgement != null && (progress == null || judgement.isBetterThan(progress))) {
      progress = judgement;
      progressEpoch = epoch;
    }
    listener.accept(new EpochFinished(epoch, epochs, loss, judgement, isBest, rate));
  }
}
