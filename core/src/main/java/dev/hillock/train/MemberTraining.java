package dev.hillock.train;

import dev.hillock.kernel.Compute;
import dev.hillock.model.Member;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.MemberDiverged;
import dev.hillock.train.TrainingEvent.MemberFinished;
import dev.hillock.train.TrainingEvent.NetworksRunning;
import dev.hillock.train.TrainingEvent.Refitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Trains the members of a model. A single one gets all threads; of several, each thread trains one
/// after the other by itself, which needs no hand-over. What comes out does not depend on it.
final class MemberTraining {

  private static final long HUNDRED = 100;

  private final List<Plan> plans;
  private final int threads;
  private final Consumer<TrainingEvent> listener;
  private final BooleanSupplier stop;
  private long done;
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
  private final ConcurrentSkipListMap<Integer, TrainingDivergedException> diverged =
      new ConcurrentSkipListMap<>();

  MemberTraining(
      List<Plan> plans, int threads, Consumer<TrainingEvent> listener, BooleanSupplier stop) {
    this.plans = plans;
    this.threads = threads;
    this.listener = listener;
    this.stop = stop;
  }

  /// A trained member.
  ///
  /// @param plan of it
  /// @param trained what its training gave
  /// @param judged the network that the validation rows judged
  /// @param member the network for predictions: the same, or one that learned from all rows
  /// @param history epoch by epoch, without those of a refit
  /// @param samples of its steps, without those of a refit
  record Run(
      Plan plan,
      Trainer.Result trained,
      Member judged,
      Member member,
      List<EpochFinished> history,
      List<StepSample> samples) {

    /// The same with all logits divided by a temperature.
    Run dividedBy(double temperature) {
      return new Run(
          plan,
          trained,
          divided(judged, temperature),
          divided(member, temperature),
          history,
          samples);
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
      return List.of(train(plans.getFirst(), threads, listener));
    }
    var runs = new ConcurrentSkipListMap<Integer, Run>();
    // The first is always trained: a model needs one.
    Workers.run(threads, plans.size(), i -> i == 0 || !stop.getAsBoolean(), i -> trainOne(i, runs));
    if (runs.isEmpty()) {
      throw diverged.firstEntry().getValue();
    }
    return List.copyOf(runs.values());
  }

  /// Trains one of several; one that diverges is left out, and told of.
  private void trainOne(int i, Map<Integer, Run> runs) {
    begun.add(i);
    TrainingEvent told;
    try {
      var run = train(plans.get(i), 1, this::count);
      var trained = run.trained;
      runs.put(i, run);
      told =
          new MemberFinished(
              i + 1, plans.size(), trained.epochs(), trained.keptEpoch(), trained.kept());
    } catch (TrainingDivergedException e) {
      diverged.put(i, e);
      told = new MemberDiverged(i + 1, plans.size(), e);
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
        listener.accept(new NetworksRunning(plans.size(), Math.min(1, (double) done / epochs())));
      }
    }
  }

  private long epochs() {
    return plans.stream().mapToLong(plan -> plan.settings().get(Settings.EPOCHS)).sum();
  }

  /// The numbers, from 1, of those that were not begun before the stop.
  List<Integer> notBegun() {
    return IntStream.range(0, plans.size())
        .filter(i -> plans.size() > 1 && !begun.contains(i))
        .mapToObj(i -> i + 1)
        .toList();
  }

  private Run train(Plan plan, int team, Consumer<TrainingEvent> events) {
    try (var compute = Compute.with(team)) {
      var history = new ArrayList<EpochFinished>();
      Consumer<TrainingEvent> both =
          event -> {
            if (event instanceof EpochFinished epoch) {
              history.add(epoch);
            }
            events.accept(event);
          };
      var trainer = new Trainer(plan, compute, both, stop).watched();
      var trained = trainer.run();
      double temperature = Temperature.of(plan, trained.parameters());
      var learned = new Learned(temperature, Smearing.of(plan, trained.parameters()));
      var judged = member(plan, trained, learned);
      Optional<Member> again =
          plan.refits() && !trained.stopped()
              ? refit(plan, trained, learned, compute, events)
              : Optional.empty();
      boolean cut = plan.refits() && again.isEmpty();
      return new Run(
          plan,
          cut ? trained.asStopped() : trained,
          judged,
          again.orElse(judged),
          List.copyOf(history),
          trainer.samples());
    }
  }

  /// What was fitted to a network when it was trained.
  private record Learned(double temperature, Smearing smearing) {}

  private static Member member(Plan plan, Trainer.Result trained, Learned learned) {
    var parameters =
        Temperature.divided(plan.architecture(), trained.parameters(), learned.temperature);
    var preparation = learned.smearing.applyTo(plan.preparation());
    return new Member(preparation, plan.architecture(), parameters);
  }

  /// Trains once more, on all rows and up to the epoch that was best among those where the learning
  /// rate rests; empty after a stop. A best epoch in between is a lucky one, which does not come
  /// again. What was fitted to the first network, its temperature and its smearing, is the best
  /// guess for this one.
  private Optional<Member> refit(
      Plan plan,
      Trainer.Result trained,
      Learned learned,
      Compute compute,
      Consumer<TrainingEvent> events) {
    var whole = plan.onAllRows();
    int epochs = trained.restEpoch() == 0 ? trained.keptEpoch() : trained.restEpoch();
    events.accept(new Refitting(whole.trainingRows(), epochs));
    var again = new Trainer(whole, compute, events, stop).run(epochs);
    return again.stopped() ? Optional.empty() : Optional.of(member(whole, again, learned));
  }
}
