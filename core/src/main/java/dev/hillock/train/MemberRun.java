package dev.hillock.train;

import dev.hillock.checkpoint.Snapshot;
import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.Compute;
import dev.hillock.model.Member;
import dev.hillock.settings.Settings;
import dev.hillock.train.MemberTraining.Run;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Refitting;
import dev.hillock.train.TrainingEvent.Resumed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The training of one network, from its first step to the member of a model: the training that the
/// validation rows judge, and maybe a second one on all rows.
final class MemberRun {

  private static final int TRAINING = 0;
  private static final int REFITTING = 1;
  private static final int DONE = 2;

  private final Plan plan;
  private final Compute compute;
  private final Consumer<TrainingEvent> events;
  private final BooleanSupplier stop;
  private final SavePoint savePoint;
  private final History history;
  private final int marks;
  private boolean isWatched;
  private @Nullable ParameterWatch watch;

  /// Those of the training and, once it has begun, of the refit.
  private final List<TraceRecorder> traces = new ArrayList<>();

  private int phase = TRAINING;
  private @Nullable Trainer trainer;

  /// Of the steps of the training, once it is over.
  private List<StepSample> samples = List.of();

  /// What the first training gave, once it is over, and the second.
  private Trainer.@Nullable Result first;

  private Trainer.@Nullable Result again;

  /// @param marks of each trace
  MemberRun(
      Plan plan,
      Compute compute,
      Consumer<TrainingEvent> events,
      BooleanSupplier stop,
      SavePoint savePoint,
      int marks) {
    this.plan = plan;
    this.compute = compute;
    this.events = events;
    this.stop = stop;
    this.savePoint = savePoint;
    this.marks = marks;
    history = new History(plan.settings().get(Settings.EPOCHS));
  }

  /// Says whether some steps of the training are looked at for a diagnosis, and who sees its
  /// parameters.
  MemberRun watched(boolean watched, @Nullable ParameterWatch newWatch) {
    isWatched = watched;
    watch = newWatch;
    return this;
  }

  /// Trains it, or does what is left where its state was restored.
  Run run() {
    var trained = first == null ? firstTraining() : told(first);
    first = trained;
    double temperature = Temperature.of(plan, trained.parameters());
    var learned = new Learned(temperature, Smearing.of(plan, trained.parameters()));
    var judged = member(plan, trained, learned);
    boolean refits = plan.refits() && !trained.stopped();
    var member = judged;
    if (refits) {
      var whole = plan.onAllRows();
      var second = again == null ? refit(trained, whole) : told(again);
      again = second;
      member = second.stopped() ? judged : member(whole, second, learned);
    }
    boolean cut = plan.refits() && (again == null || again.stopped());
    if (!trained.stopped() && !cut) {
      phase = DONE;
      trainer = null;
    }
    return new Run(
        plan,
        cut ? trained.asStopped() : trained,
        judged,
        member,
        Collections.unmodifiableList(history),
        traces.stream().map(TraceRecorder::trace).toList(),
        samples);
  }

  /// A training that was over before; whoever listens now has not heard how it ended.
  private Trainer.Result told(Trainer.Result result) {
    Trainer.tell(result.ending(), result.epochs(), plan.settings().get(Settings.EPOCHS), events);
    return result;
  }

  private Trainer.Result firstTraining() {
    var result = trainer().run();
    samples = trainer().samples();
    return result;
  }

  /// Trains once more, on all rows and up to the epoch that was best among those where the learning
  /// rate rests. A best epoch in between is a lucky one, which does not come again. What was fitted
  /// to the first network, its temperature and its smearing, is the best guess for this one.
  private Trainer.Result refit(Trainer.Result trained, Plan whole) {
    int epochs = refitEpochs(trained);
    if (phase == TRAINING) {
      phase = REFITTING;
      trainer = null;
    }
    events.accept(new Refitting(whole.trainingRows(), epochs));
    return trainer().run(epochs);
  }

  private static int refitEpochs(Trainer.Result trained) {
    return trained.restEpoch() == 0 ? trained.keptEpoch() : trained.restEpoch();
  }

  /// The trainer of this phase.
  private Trainer trainer() {
    if (trainer == null) {
      trainer =
          phase == TRAINING
              ? new Trainer(plan, compute, this::record, stop, savePoint)
              : new Trainer(plan.onAllRows(), compute, events, stop, savePoint);
      if (phase == TRAINING && isWatched) {
        trainer.watched();
      }
      if (phase == TRAINING && watch != null) {
        trainer.show(watch);
      }
      trainer.leave(trace(phase));
    }
    return trainer;
  }

  private TraceRecorder trace(int number) {
    while (traces.size() <= number) {
      var traced = traces.isEmpty() ? plan : plan.onAllRows();
      traces.add(new TraceRecorder(traced, marks));
    }
    return traces.get(number);
  }

  private void record(TrainingEvent event) {
    if (event instanceof EpochFinished epoch) {
      history.append(epoch);
    }
    events.accept(event);
  }

  /// What was fitted to a network when it was trained.
  private record Learned(double temperature, Smearing smearing) {}

  private static Member member(Plan plan, Trainer.Result trained, Learned learned) {
    var parameters =
        Temperature.divided(plan.architecture(), trained.parameters(), learned.temperature);
    var preparation = learned.smearing.applyTo(plan.preparation());
    return new Member(preparation, plan.architecture(), parameters);
  }

  /// All that it remembers.
  void state(TrainingState state) {
    phase = state.integer("phase", phase);
    boolean judged = plan.validationRows() > 0;
    history.state(state, judged ? Judge.measure(plan.preparation().target()) : null);
    if (phase != TRAINING) {
      first = Trainer.Result.state(state.within("first"), first, plan);
      double[] numbers = state.list("samples", SampleNumbers.values(samples));
      samples = SampleNumbers.of(numbers, plan.architecture());
    }
    if (phase == DONE) {
      boolean refitted = state.flag("refitted", again != null);
      again =
          refitted ? Trainer.Result.state(state.within("again"), again, plan.onAllRows()) : null;
    } else {
      trainer().state(state.within("trainer"));
    }
    trace(0).state(state.within("trace"));
    if (phase == REFITTING || again != null) {
      trace(1).state(state.within("again.trace"));
    }
  }

  /// What is told of a training that goes on from these states.
  static Resumed resumed(Map<Integer, Snapshot> members, int networks) {
    int trained = 0;
    int begun = 0;
    int epoch = 0;
    int step = 0;
    for (Snapshot snapshot : members.values()) {
      var numbers = snapshot.numbers();
      if (numbers.getOrDefault("phase", 0.0) == DONE) {
        trained++;
      } else {
        if (begun == 0) {
          epoch = numbers.getOrDefault("trainer.epoch", 0.0).intValue();
          step = numbers.getOrDefault("trainer.pass.step", 0.0).intValue();
        }
        begun++;
      }
    }
    return new Resumed(trained, begun, networks, epoch, step);
  }

  /// Epochs so far, of the first training.
  int epochs() {
    return history.size();
  }
}
