package dev.hillock.train;

import dev.hillock.checkpoint.Snapshot;
import dev.hillock.kernel.Compute;
import dev.hillock.model.Member;
import dev.hillock.model.Trace;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.MemberDiverged;
import dev.hillock.train.TrainingEvent.MemberFinished;
import dev.hillock.train.TrainingEvent.NetworksRunning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Trains the members of a model. A single one gets all threads; of several, each thread trains one
/// after the other by itself, which needs no hand-over. What comes out does not depend on it.
final class MemberTraining {

  private static final long HUNDRED = 100;

  private final List<Plan> plans;
  private final int most;
  private final int threads;
  private final Consumer<TrainingEvent> listener;
  private final BooleanSupplier stop;
  private long done;
  private volatile boolean stopped;
  private boolean watched = true;
  private @Nullable ParameterWatch watch;
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
  private final ConcurrentSkipListMap<Integer, TrainingDivergedException> diverged =
      new ConcurrentSkipListMap<>();

  private final @Nullable Checkpointing checkpointing;
  private final Map<Integer, Snapshot> restored;

  MemberTraining(
      List<Plan> plans, int threads, Consumer<TrainingEvent> listener, BooleanSupplier stop) {
    this(plans, plans.size(), threads, listener, stop, null, Map.of());
  }

  /// @param plans those to train first; a list that [#andThen] makes longer
  /// @param most how many networks there will be at most
  /// @param checkpointing saves their states; null for none
  /// @param restored states of those that go on, by their number from 0
  MemberTraining(
      List<Plan> plans,
      int most,
      int threads,
      Consumer<TrainingEvent> listener,
      BooleanSupplier stop,
      @Nullable Checkpointing checkpointing,
      Map<Integer, Snapshot> restored) {
    this.checkpointing = checkpointing;
    this.restored = restored;
    this.plans = plans;
    this.most = most;
    this.threads = threads;
    this.listener = listener;
    this.stop = stop;
  }

  /// Whether some steps of each are looked at for a diagnosis, and who sees the parameters of the
  /// first.
  void watch(boolean newWatched, @Nullable ParameterWatch newWatch) {
    watched = newWatched;
    watch = newWatch;
  }

  /// A trained member.
  ///
  /// @param plan of it
  /// @param trained what its training gave
  /// @param judged the network that the validation rows judged
  /// @param member the network for predictions: the same, or one that learned from all rows
  /// @param history epoch by epoch, without those of a refit
  /// @param traces of its training and, where there was one, of its refit
  /// @param samples of its steps, without those of a refit
  record Run(
      Plan plan,
      Trainer.Result trained,
      Member judged,
      Member member,
      List<EpochFinished> history,
      List<Trace> traces,
      List<StepSample> samples) {

    /// The same with all logits divided by a temperature.
    Run dividedBy(double temperature) {
      return with(divided(judged, temperature), divided(member, temperature));
    }

    /// The same with the logits of its predictions divided by a temperature.
    Run predictingDividedBy(double temperature) {
      return with(judged, divided(member, temperature));
    }

    private Run with(Member newJudged, Member newMember) {
      return new Run(plan, trained, newJudged, newMember, history, traces, samples);
    }

    private static Member divided(Member member, double temperature) {
      var architecture = member.architecture();
      return new Member(
          member.preparation(),
          architecture,
          Temperature.divided(architecture, member.parameters(), temperature));
    }
  }

  /// Trains them all; after a stop, those that had begun.
  List<Run> run() {
    if (plans.size() == 1) {
      return List.of(train(0, threads, listener));
    }
    var runs = trainFrom(0);
    if (runs.isEmpty()) {
      throw diverged.firstEntry().getValue();
    }
    return List.copyOf(runs.values());
  }

  /// Trains others too.
  ///
  /// @return one for each; null where it has diverged, or not begun before a stop
  List<@Nullable Run> andThen(List<Plan> others) {
    int from = plans.size();
    plans.addAll(others);
    var runs = trainFrom(from);
    var each = new ArrayList<@Nullable Run>();
    for (int i = from; i < plans.size(); i++) {
      each.add(runs.get(i));
    }
    return each;
  }

  /// How many there are by now.
  int planned() {
    return plans.size();
  }

  private Map<Integer, Run> trainFrom(int from) {
    var runs = new ConcurrentSkipListMap<Integer, Run>();
    // The first is always trained: a model needs one.
    Workers.run(
        threads,
        plans.size() - from,
        i -> from + i == 0 || !stop.getAsBoolean(),
        i -> trainOne(from + i, runs));
    return runs;
  }

  /// Trains one of several; one that diverges is left out, and told of.
  private void trainOne(int i, Map<Integer, Run> runs) {
    begun.add(i);
    TrainingEvent told;
    try {
      var run = train(i, 1, this::count);
      var trained = run.trained;
      runs.put(i, run);
      told = new MemberFinished(i + 1, most, trained.epochs(), trained.keptEpoch(), trained.kept());
    } catch (TrainingDivergedException e) {
      diverged.put(i, e);
      told = new MemberDiverged(i + 1, most, e);
    }
    synchronized (this) {
      listener.accept(told);
    }
  }

  /// Tells of every hundredth of all epochs.
  private synchronized void count(TrainingEvent event) {
    if (event instanceof EpochFinished) {
      long before = HUNDRED * done / epochs();
      done++;
      if (HUNDRED * done / epochs() > before) {
        listener.accept(new NetworksRunning(most, Math.min(1, (double) done / epochs())));
      }
    }
  }

  /// Counts the epochs that were done before.
  private synchronized void countAll(int epochs) {
    done += epochs;
  }

  private long epochs() {
    long later = (long) (most - plans.size()) * plans.getFirst().settings().get(Settings.EPOCHS);
    return later + plans.stream().mapToLong(plan -> plan.settings().get(Settings.EPOCHS)).sum();
  }

  /// The numbers, from 1, of those that were not begun before the stop.
  List<Integer> notBegun() {
    return IntStream.range(0, plans.size())
        .filter(i -> plans.size() > 1 && !begun.contains(i))
        .mapToObj(i -> i + 1)
        .toList();
  }

  /// Whether a stop has ended one of them, or kept one from beginning.
  boolean isCut() {
    return stopped || !notBegun().isEmpty();
  }

  private MemberRun watched(int i, MemberRun run) {
    return run.watched(watched, i == 0 ? watch : null);
  }

  private Run train(int i, int team, Consumer<TrainingEvent> events) {
    var run = trained(i, team, events);
    if (run.trained.stopped()) {
      stopped = true;
    }
    return run;
  }

  private Run trained(int i, int team, Consumer<TrainingEvent> events) {
    var plan = plans.get(i);
    int marks = TraceRecorder.marksOfEach(most);
    try (var compute = Compute.with(team)) {
      if (checkpointing == null) {
        return watched(i, new MemberRun(plan, compute, events, stop, SavePoint.NONE, marks)).run();
      }
      var saver = checkpointing.begin(i);
      var run = watched(i, new MemberRun(plan, compute, events, stop, saver, marks));
      var begun = restored.get(i);
      if (begun != null) {
        begun.restore(run::state);
        countAll(run.epochs());
      }
      saver.of(run::state);
      boolean trained = false;
      try {
        var result = run.run();
        trained = !result.trained.stopped();
        return result;
      } finally {
        saver.end(trained);
      }
    }
  }
}
