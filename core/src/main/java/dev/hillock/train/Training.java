package dev.hillock.train;

import dev.hillock.checkpoint.Checkpoint;
import dev.hillock.checkpoint.CheckpointEvery;
import dev.hillock.checkpoint.CheckpointFolder;
import dev.hillock.checkpoint.CheckpointOrigin;
import dev.hillock.checkpoint.Snapshot;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.model.RunRecord;
import dev.hillock.settings.Settings;
import dev.hillock.train.MemberTraining.Run;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.MemberNotBegun;
import dev.hillock.train.TrainingEvent.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Trains a network on a table: the front door of the library.
///
/// ```java
/// var settings = Settings.defaults().with(Settings.TARGET, List.of("species"));
/// var result = Training.of(table, settings).run();
/// ModelFile.write(Path.of("iris.safetensors"), result.model());
/// ```
///
/// The same table and settings give the same model to the last bit, with any number of threads.
public final class Training {

  /// The version of the library, written into models.
  public static final String VERSION = "0.1.0";

  private final Plan plan;
  private String sourceHash = "";
  private String validationHash = "";
  private Consumer<TrainingEvent> controller = event -> {};
  private @Nullable Consumer<TrainingEvent> listener;
  private Consumer<String> dropped = Training::log;
  private BooleanSupplier stop = () -> false;
  private long stoppedAfter;
  private boolean watched = true;
  private @Nullable ParameterWatch watch;
  private LongSupplier clock = System::nanoTime;
  private @Nullable CheckpointFolder folder;
  private CheckpointEvery every = CheckpointEvery.DEFAULT;
  private @Nullable CheckpointOrigin origin;
  private @Nullable Checkpoint resumed;

  private Training(Plan plan) {
    this.plan = plan;
  }

  /// Training on the rows of a table; the settings name at least the target.
  ///
  /// @throws dev.hillock.data.DataException if the rows do not fit the settings
  /// @throws IllegalArgumentException if the settings do not fit each other
  public static Training of(Table table, Settings settings) {
    return new Training(Plan.of(table, null, settings));
  }

  /// Training that goes on with a model on the rows of a table; the new model does not depend on
  /// the file of the old one.
  ///
  /// @param given what is to differ from the settings of the model
  /// @throws dev.hillock.data.DataException if the rows do not fit the model
  /// @throws IllegalArgumentException if the settings ask for another network
  public static Training continuing(Model model, Table table, Settings given) {
    return new Training(Plan.continuing(model, table, null, given));
  }

  /// Training as a plan has settled it; a plan can also take rows of their own for validation.
  public static Training of(Plan plan) {
    return new Training(plan);
  }

  /// SHA-256 of the source, for the model's provenance.
  public Training sourceHash(String hash) {
    this.sourceHash = hash;
    return this;
  }

  /// SHA-256 of a validation file, for the model's provenance.
  public Training validationHash(String hash) {
    this.validationHash = hash;
    return this;
  }

  /// Who is told how it goes, in a thread of its own: in order, and all of it before [#run]
  /// returns. Training does not suffer from it: a listener that throws, or that training would have
  /// to wait for longer than ten seconds in all, is dropped, with a line in the log.
  public Training listener(Consumer<TrainingEvent> newListener) {
    return listener(newListener, Training::log);
  }

  /// The same, with somebody to tell should the listener be dropped.
  ///
  /// @param newDropped told why, in one line, by whichever thread finds out
  public Training listener(Consumer<TrainingEvent> newListener, Consumer<String> newDropped) {
    this.listener = newListener;
    this.dropped = newDropped;
    return this;
  }

  /// Who is told how it goes in the thread that trains, between two steps, one event at a time.
  /// What it takes is time of the training and what it throws ends it; in turn what it decides
  /// (that training is to stop, say) takes effect at the same step in every run.
  public Training controller(Consumer<TrainingEvent> newController) {
    this.controller = newController;
    return this;
  }

  /// A listener that is missed by nobody else is missed in the log.
  private static void log(String line) {
    System.getLogger(Training.class.getName()).log(System.Logger.Level.WARNING, line);
  }

  /// Asked after every step; once it says true, training ends and the best network so far is the
  /// result.
  public Training stopWhen(BooleanSupplier newStop) {
    this.stop = newStop;
    return this;
  }

  /// Whether a few steps are looked at for a diagnosis, as they are when nothing is said.
  public Training watched(boolean newWatched) {
    watched = newWatched;
    return this;
  }

  /// Who sees the parameters of the first network before its first step and after each of its
  /// epochs, those of a refit aside.
  public Training parameters(ParameterWatch newWatch) {
    watch = newWatch;
    return this;
  }

  /// Saves the state of the training from time to time, so that another one can go on from it.
  ///
  /// @param newFolder where
  /// @param newEvery how often
  /// @param command texts that are kept beside it for the caller
  public Training checkpoints(
      CheckpointFolder newFolder, CheckpointEvery newEvery, Map<String, String> command) {
    folder = newFolder;
    every = newEvery;
    origin = origin().withCommand(command);
    return this;
  }

  /// Goes on from a checkpoint: the result is to the last bit that of a training that was never
  /// interrupted, whatever the number of threads.
  ///
  /// @throws IllegalArgumentException if it was begun with other settings or another model
  /// @throws DataException if it was begun with other rows
  public Training resume(Checkpoint checkpoint) {
    TrainingOrigin.requireSame(checkpoint.origin(), origin(), plan.table().source());
    resumed = checkpoint;
    return this;
  }

  /// Found once, since it takes a look at every cell.
  private CheckpointOrigin origin() {
    var known = origin;
    var found = known == null ? TrainingOrigin.of(plan) : known;
    origin = found;
    return found;
  }

  /// The clock of the time budget, in nanoseconds.
  Training clock(LongSupplier newClock) {
    this.clock = newClock;
    return this;
  }

  /// What training gives.
  ///
  /// @param plan what was settled beforehand; of several variants that of the first kept one
  /// @param model the trained network
  /// @param history epoch by epoch; of the first of several networks
  /// @param samples what was seen of a few steps; of the same network
  /// @param evaluation on the validation rows, by the network as it was before a refit; with folds
  ///   each row by the members that did not train on it; on the training rows where no rows
  ///   validate
  /// @param stopped whether it ended early, because it was asked to or the time was over
  /// @param outOfTime whether it was the time: the settings' budget
  public record Result(
      Plan plan,
      Model model,
      List<EpochFinished> history,
      List<StepSample> samples,
      Evaluation evaluation,
      boolean stopped,
      boolean outOfTime) {}

  /// Trains.
  ///
  /// @throws TrainingDivergedException if the loss becomes infinite or not a number
  public Result run() {
    double before = resumed == null ? 0 : resumed.seconds();
    var budget = new TimeBudget(plan.settings().get(Settings.BUDGET), clock, before);
    int threads = plan.settings().get(Settings.THREADS);
    int team = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    var training = new Training(fitted(team, budget)).sourceHash(sourceHash);
    training.validationHash(validationHash).stopWhen(stop);
    training.watched = watched;
    training.watch = watch;
    training.folder = folder;
    training.every = every;
    training.origin = origin;
    training.resumed = resumed;
    if (listener == null) {
      return training.run(team, budget, controller);
    }
    try (var told = new ListenerThread(listener, dropped, ListenerThread.PATIENCE_NANOS)) {
      return training.run(team, budget, controller.andThen(told));
    }
  }

  /// The plan with as many epochs as the budget has room for, or had when the training began.
  private Plan fitted(int team, TimeBudget budget) {
    if (!budget.isSet()) {
      return plan;
    }
    if (resumed == null) {
      return EpochFit.of(plan, team, budget, stop);
    }
    return resumed.epochs() == plan.settings().get(Settings.EPOCHS)
        ? plan
        : plan.withEpochs(
            resumed.epochs(),
            "budget: %d epochs, as when the training began".formatted(resumed.epochs()));
  }

  private Result run(int team, TimeBudget budget, Consumer<TrainingEvent> events) {
    events.accept(new Started(plan));
    var members = MemberPlans.of(plan);
    var plans = new ArrayList<>(members.first());
    Map<Integer, Snapshot> begun = resumed == null ? Map.of() : resumed.members();
    if (resumed != null) {
      events.accept(MemberRun.resumed(begun, members.most()));
    }
    var lock = new Object();
    Consumer<TrainingEvent> oneByOne =
        event -> {
          synchronized (lock) {
            events.accept(event);
          }
        };
    var checkpointing = checkpointing(plans, begun, budget, oneByOne);
    BooleanSupplier end = () -> stop.getAsBoolean() || budget.isOver();
    var count = plans.size() == 1 ? new StopCount(end) : null;
    var training =
        new MemberTraining(
            plans,
            members.most(),
            team,
            oneByOne,
            count == null ? end : count,
            checkpointing,
            begun);
    training.watch(watched, watch);
    KeptRuns kept;
    try {
      kept = kept(training.run(), members, training);
    } catch (TrainingDivergedException e) {
      var good = e.kept();
      throw good == null ? e : e.with(model(good, e.epoch()));
    }
    if (checkpointing != null) {
      checkpointing.finish();
    }
    boolean outOfTime = budget.wasOver() && !stop.getAsBoolean();
    if (outOfTime) {
      training.notBegun().forEach(i -> events.accept(new MemberNotBegun(i, members.most())));
    }
    // Of those that are not kept too: they took part in the choice.
    boolean cut = training.isCut();
    // A training that went on was asked before too.
    long asked = count == null || resumed != null ? RunRecord.UNREPEATABLE : count.stoppedAfter();
    stoppedAfter = cut ? asked : 0;
    return finish(kept, cut, outOfTime);
  }

  private @Nullable Checkpointing checkpointing(
      List<Plan> plans,
      Map<Integer, Snapshot> begun,
      TimeBudget budget,
      Consumer<TrainingEvent> events) {
    if (folder == null) {
      return null;
    }
    int epochs = plan.settings().get(Settings.EPOCHS);
    var begunWith = origin();
    return new Checkpointing(
        folder,
        every,
        plans,
        begun,
        members -> new Checkpoint(VERSION, begunWith, epochs, budget.spent(), members),
        events);
  }

  /// Of variants those that the validation rows want; by folds also those that are trained once
  /// this is known.
  ///
  /// @param first what was trained first
  private KeptRuns kept(List<Run> first, MemberPlans members, MemberTraining training) {
    var choice = new MemberChoice(plan, this::judgedModel);
    if (members.areFoldedVariants()) {
      return new FoldedVariants(members, training, choice).after(first);
    }
    boolean choose = !plan.variants().isEmpty() && first.size() > 1;
    return KeptRuns.judgedTogether(choose ? choice.of(first) : first);
  }

  private Model judgedModel(List<Run> runs) {
    return model(runs, Run::judged, Map.of());
  }

  private Result finish(KeptRuns networks, boolean cut, boolean outOfTime) {
    var runs = networks.runs();
    Plan kept = runs.getFirst().plan();
    var history = runs.getFirst().history();
    var learned = JudgedRun.of(plan, runs, judgedModel(runs));
    var gain =
        plan.settings().get(Settings.INTERVAL) > 0
            ? FoldGain.of(plan, networks, this::judgedModel)
            : FoldGain.NONE;
    var finish = TargetFinish.of(plan, learned, gain);
    var evaluation = weighted(learned.evaluation(finish), learned);
    var last = runs.getLast().trained();
    // No step has looked at what the last one did.
    if (!Double.isFinite(evaluation.loss())) {
      throw new TrainingDivergedException(
          last.epochs(), last.lastStep(), "loss is " + evaluation.loss(), last.lastRate());
    }
    Function<Run, Member> member = run -> run.member().withTarget(finish);
    var model = model(runs, member, evaluation.figures());
    var samples = runs.getFirst().samples();
    return new Result(kept, model, history, samples, evaluation, cut, cut && outOfTime);
  }

  /// With the figures of weighted rows where they are asked for.
  private Evaluation weighted(Evaluation evaluation, JudgedRun learned) {
    var settings = plan.settings();
    return settings.get(Settings.WEIGHTED_FIGURES)
        ? evaluation.withWeights(
            plan.preparation().target(),
            learned.table(),
            learned.rows(),
            settings.get(Settings.WEIGHTS).getFirst())
        : evaluation;
  }

  private Model model(List<Run> runs, Function<Run, Member> which, Map<String, Double> figures) {
    var first = runs.getFirst().trained();
    // After a stop those of the first fold may be all there is.
    boolean folds = OutOfFold.groups(runs).size() > 1;
    int all = plan.trainingRows() + plan.validationRows();
    Plan kept = runs.getFirst().plan();
    var continued = plan.continued();
    var provenance =
        new Provenance(
            VERSION,
            plan.table().source(),
            sourceHash,
            folds || (plan.refits() && !first.stopped()) ? all : plan.trainingRows(),
            folds ? all : plan.validationRows(),
            provenanceTexts(kept.settings()),
            first.epochs(),
            first.keptEpoch(),
            continued == null ? "" : continued.model().fingerprint(),
            figures,
            record(runs));
    return new Model(runs.stream().map(which).toList(), provenance);
  }

  private RunRecord record(List<Run> runs) {
    var given = plan.given().texts();
    given.keySet().removeIf(name -> !plan.given().isSet(Settings.named(name)));
    given.remove(Settings.THREADS.name());
    given.remove(Settings.BUDGET.name());
    return new RunRecord(
        Model.ARITHMETIC,
        given,
        validationHash,
        stoppedAfter,
        runs.stream().map(Run::traces).toList());
  }

  /// The last good network of a training that diverged, with its figures.
  private Model model(LastGood kept, int epochs) {
    Plan its = kept.plan();
    var member = new Member(its.preparation(), its.architecture(), kept.parameters());
    boolean validates = its.validationRows() > 0;
    Table table = validates ? its.validationSource() : its.table();
    int[] rows = validates ? its.split().validation() : its.split().training();
    var unjudged = provenance(its, epochs, kept.epoch(), Map.of());
    var figures = Evaluation.of(new Model(List.of(member), unjudged), table, rows).figures();
    figures.values().removeIf(value -> !Double.isFinite(value));
    return new Model(List.of(member), provenance(its, epochs, kept.epoch(), figures));
  }

  private Provenance provenance(Plan its, int epochs, int keptEpoch, Map<String, Double> figures) {
    return new Provenance(
        VERSION,
        its.table().source(),
        sourceHash,
        its.trainingRows(),
        its.validationRows(),
        provenanceTexts(its.settings()),
        epochs,
        keptEpoch,
        its.continued() == null ? "" : its.continued().model().fingerprint(),
        figures,
        RunRecord.UNKNOWN);
  }

  /// The settings without the number of threads, which changes nothing, and without the budget,
  /// whose effect the number of epochs tells: the same model file comes out whatever they are.
  static Map<String, String> provenanceTexts(Settings settings) {
    var texts = new LinkedHashMap<>(settings.texts());
    texts.remove(Settings.THREADS.name());
    texts.remove(Settings.BUDGET.name());
    return texts;
  }
}
