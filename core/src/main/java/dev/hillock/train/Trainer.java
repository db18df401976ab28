package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.RateCourse;
import dev.hillock.settings.Settings;
import dev.hillock.train.SavePoint.Place;
import dev.hillock.train.TrainingEvent.Converged;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Judgement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the epochs of a plan: validation after each, and the parameters of the best epoch kept.
final class Trainer {

  private final Plan plan;
  private final Settings settings;
  private final Consumer<TrainingEvent> listener;

  /// What is judged and kept: the parameters that the pass moves, or their average.
  private final Parameters parameters;

  private final RateCourse course;
  private final Pass pass;
  private final @Nullable Judge judge;
  private @Nullable Judgement best;
  private final float[] bestValues;
  private int bestEpoch;
  private @Nullable Judgement rest;
  private int restEpoch;
  private @Nullable Judgement progress;
  private int progressEpoch;
  private int epoch;
  private @Nullable TraceRecorder trace;
  private @Nullable ParameterWatch watch;
  private boolean begun;
  private final Parameters moved;
  private final SavePoint savePoint;

  Trainer(Plan plan, Compute compute, Consumer<TrainingEvent> listener, BooleanSupplier stop) {
    this(plan, compute, listener, stop, SavePoint.NONE);
  }

  Trainer(
      Plan plan,
      Compute compute,
      Consumer<TrainingEvent> listener,
      BooleanSupplier stop,
      SavePoint savePoint) {
    this.plan = plan;
    this.savePoint = savePoint;
    this.settings = plan.settings();
    this.listener = listener;
    this.course = Rates.course(settings);
    var training =
        Encoded.of(plan.preparation(), plan.table(), plan.split().training())
            .smoothed(settings.get(Settings.LABEL_SMOOTHING), plan.preparation().target());
    moved = InitialParameters.of(plan, training.inputs(), compute);
    this.bestValues = new float[moved.values().length];
    this.pass =
        switch (settings.get(Settings.OPTIMIZER).kind()) {
          case STEPS -> new MiniBatches(plan, moved, training, compute, listener, stop, savePoint);
          case FULL_BATCH -> new FullBatch(plan, moved, training, compute, stop);
          case SEARCH -> new Generations(plan, moved, training, compute, stop);
        };
    this.parameters = pass.judged(moved);
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
  /// @param ending why there was nothing more to gain
  /// @param lastStep the last step done, in its epoch
  /// @param lastRate the rate of that step
  record Result(
      Parameters parameters,
      int epochs,
      int keptEpoch,
      int restEpoch,
      @Nullable Judgement kept,
      boolean stopped,
      Ending ending,
      int lastStep,
      double lastRate) {

    /// A whole result, to be saved or restored.
    static Result state(TrainingState state, @Nullable Result result, Plan plan) {
      float[] values =
          result == null
              ? new float[plan.architecture().parameterCount()]
              : result.parameters.values();
      state.floats("parameters", values);
      return new Result(
          new Parameters(plan.architecture(), values),
          state.integer("epochs", result == null ? 0 : result.epochs),
          state.integer("kept-epoch", result == null ? 0 : result.keptEpoch),
          state.integer("rest-epoch", result == null ? 0 : result.restEpoch),
          Judge.state(state.within("kept"), result == null ? null : result.kept, plan),
          false,
          Ending.state(state, result == null ? Ending.NONE : result.ending),
          state.integer("last-step", result == null ? 0 : result.lastStep),
          state.number("last-rate", result == null ? 0 : result.lastRate));
    }

    /// The same, as one whose second training was stopped.
    Result asStopped() {
      return new Result(
          parameters, epochs, keptEpoch, restEpoch, kept, true, ending, lastStep, lastRate);
    }

    /// The same with other parameters.
    Result with(Parameters others) {
      return new Result(
          others, epochs, keptEpoch, restEpoch, kept, stopped, ending, lastStep, lastRate);
    }
  }

  /// Leaves a trace of the training, from its first step on.
  void leave(TraceRecorder newTrace) {
    trace = newTrace;
    newTrace.start(parameters.values());
    pass.leave(newTrace);
  }

  /// Shows somebody the parameters, from now on and after each epoch.
  void show(ParameterWatch newWatch) {
    watch = newWatch;
    newWatch.sees(epoch, parameters.values());
  }

  /// Trains to the end.
  Result run() {
    return run(settings.get(Settings.EPOCHS));
  }

  /// Trains up to an epoch, with the rates of a whole training.
  Result run(int last) {
    int epochs = settings.get(Settings.EPOCHS);
    if (plan.continued() != null && judge != null && !begun) {
      judgeStart(judge);
    }
    begun = true;
    while (!isOver(last)) {
      epoch += pass.isInside() ? 0 : 1;
      if (!runEpoch(epochs)) {
        endBeforeIt();
        break;
      }
      savePoint.at(pass.wasStopped() ? Place.STOP : Place.EPOCH);
    }
    var ending = pass.wasStopped() ? Ending.NONE : pass.ending();
    tell(ending, epoch, epochs, listener);
    boolean hasBest = best != null;
    int kept = hasBest ? bestEpoch : epoch;
    float[] values = hasBest ? bestValues : parameters.values();
    return new Result(
        new Parameters(plan.architecture(), values),
        epoch,
        kept,
        restEpoch,
        best,
        pass.wasStopped(),
        ending,
        pass.lastStep(),
        pass.lastRate());
  }

  /// Tells why a training has come to its end, if it was before its last epoch.
  static void tell(Ending ending, int epoch, int epochs, Consumer<TrainingEvent> listener) {
    if (ending != Ending.NONE) {
      listener.accept(new Converged(epoch, epochs, ending.text()));
    }
  }

  private boolean isOver(int last) {
    int patience = settings.get(Settings.PATIENCE);
    return (epoch >= last && !pass.isInside())
        || pass.wasStopped()
        || pass.ending() != Ending.NONE
        || (patience > 0 && judge != null && epoch - progressEpoch >= patience && !pass.isInside());
  }

  /// What it remembers between two steps or epochs.
  void state(TrainingState state) {
    begun = state.flag("begun", begun);
    epoch = state.integer("epoch", epoch);
    state.floats("parameters", moved.values());
    state.floats("best", bestValues);
    bestEpoch = state.integer("best-epoch", bestEpoch);
    restEpoch = state.integer("rest-epoch", restEpoch);
    progressEpoch = state.integer("progress-epoch", progressEpoch);
    best = Judge.state(state.within("best"), best, plan);
    rest = Judge.state(state.within("rest"), rest, plan);
    progress = Judge.state(state.within("progress"), progress, plan);
    pass.state(state.within("pass"));
  }

  /// Ends before an epoch of which nothing was done.
  private void endBeforeIt() {
    if (!pass.isInside()) {
      epoch--;
      savePoint.at(Place.STOP);
    }
  }

  /// Runs an epoch; says whether it came to its end.
  private boolean runEpoch(int epochs) {
    try {
      double loss = pass.run(epoch, epochs);
      if (!Double.isNaN(loss)) {
        finishEpoch(epochs, loss);
      }
      return !Double.isNaN(loss);
    } catch (TrainingDivergedException e) {
      throw e.keeping(best == null ? pass.lastGood() : LastGood.of(plan, bestValues, bestEpoch));
    }
  }

  /// Has some steps looked at, for a diagnosis.
  Trainer watched() {
    pass.watch();
    return this;
  }

  /// What was seen of them.
  List<StepSample> samples() {
    return pass.samples();
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

  private void finishEpoch(int epochs, double loss) {
    Judgement judgement = judge == null ? null : judge.judge();
    if (judge != null && judgement != null && !Double.isFinite(judgement.loss())) {
      int lost = judge.firstLost();
      String row = lost < 0 ? "" : " (data row %d)".formatted(plan.split().validation()[lost] + 1);
      throw new TrainingDivergedException(
          epoch,
          pass.lastStep(),
          "the validation loss is %s while the training loss is %.4g; look for a validation cell far out of range%s"
              .formatted(judgement.loss(), loss, row),
          pass.lastRate());
    }
    boolean isBest = judgement != null && (best == null || judgement.isAsGoodAs(best));
    if (isBest) {
      best = judgement;
      bestEpoch = epoch;
      System.arraycopy(parameters.values(), 0, bestValues, 0, bestValues.length);
    }
    boolean rests = course.restsAfter(epoch, epochs) || Averages.isAverage(settings, epoch, epochs);
    if (judgement != null && rests && (rest == null || judgement.isAsGoodAs(rest))) {
      rest = judgement;
      restEpoch = epoch;
    }
    if (judgement != null && (progress == null || judgement.isBetterThan(progress))) {
      progress = judgement;
      progressEpoch = epoch;
    }
    if (trace != null) {
      trace.epoch(epoch, loss, judgement);
    }
    if (watch != null) {
      watch.sees(epoch, parameters.values());
    }
    pass.finished(judgement == null ? loss : judgement.loss());
    listener.accept(
        new EpochFinished(
            epoch, epochs, loss, judgement, isBest, pass.lastRate(), pass.evaluations()));
  }
}
