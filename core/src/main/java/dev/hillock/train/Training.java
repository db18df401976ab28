package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.settings.Settings;
import dev.hillock.train.MemberTraining.Run;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.MemberNotBegun;
import dev.hillock.train.TrainingEvent.Started;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

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
  private Consumer<TrainingEvent> listener = event -> {};
  private BooleanSupplier stop = () -> false;
  private LongSupplier clock = System::nanoTime;

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

  /// Who is told how it goes, in the thread that trains.
  public Training listener(Consumer<TrainingEvent> newListener) {
    this.listener = newListener;
    return this;
  }

  /// Asked after every step; once it says true, training ends and the best network so far is the
  /// result.
  public Training stopWhen(BooleanSupplier newStop) {
    this.stop = newStop;
    return this;
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
    var budget = new TimeBudget(plan.settings().get(Settings.BUDGET), clock);
    int threads = plan.settings().get(Settings.THREADS);
    int team = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    var fitted = budget.isSet() ? EpochFit.of(plan, team, budget, stop) : plan;
    return new Training(fitted)
        .sourceHash(sourceHash)
        .listener(listener)
        .stopWhen(stop)
        .run(team, budget);
  }

  private Result run(int team, TimeBudget budget) {
    listener.accept(new Started(plan));
    var plans = MemberPlans.of(plan);
    var training =
        new MemberTraining(plans, team, listener, () -> stop.getAsBoolean() || budget.isOver());
    List<Run> runs;
    try {
      runs = training.run();
    } catch (TrainingDivergedException e) {
      var kept = e.kept();
      throw kept == null ? e : e.with(model(kept, e.epoch()));
    }
    boolean outOfTime = budget.wasOver() && !stop.getAsBoolean();
    if (outOfTime) {
      training.notBegun().forEach(i -> listener.accept(new MemberNotBegun(i, plans.size())));
    }
    return finish(SharedTemperature.applyTo(kept(runs)), outOfTime);
  }

  /// Of variants those that the validation rows want.
  private List<Run> kept(List<Run> runs) {
    boolean choose =
        !plan.variants().isEmpty() && plan.settings().get(Settings.FOLDS) == 0 && runs.size() > 1;
    return choose
        ? new MemberChoice(plan, some -> model(some, Run::judged, Map.of())).of(runs)
        : runs;
  }

  private Result finish(List<Run> runs, boolean outOfTime) {
    Plan kept = runs.getFirst().plan();
    var history = runs.getFirst().history();
    var learned = JudgedRun.of(plan, runs, model(runs, Run::judged, Map.of()));
    var finish = TargetFinish.of(plan, learned);
    var evaluation = weighted(learned.evaluation(finish), learned);
    var last = runs.getLast().trained();
    // No step has looked at what the last one did.
    if (!Double.isFinite(evaluation.loss())) {
      throw new TrainingDivergedException(
          last.epochs(), last.lastStep(), "loss is " + evaluation.loss(), last.lastRate());
    }
    boolean stopped = runs.stream().anyMatch(run -> run.trained().stopped());
    Function<Run, Member> member = run -> run.member().withTarget(finish);
    var model = model(runs, member, evaluation.figures());
    var samples = runs.getFirst().samples();
    return new Result(kept, model, history, samples, evaluation, stopped, stopped && outOfTime);
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
    boolean folds = plan.settings().get(Settings.FOLDS) > 0;
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
            figures);
    return new Model(runs.stream().map(which).toList(), provenance);
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
        figures);
  }

  /// The settings without the number of threads, which changes nothing, and without the budget,
  /// whose effect the number of epochs tells: the same model file comes out whatever they are.
  private static Map<String, String> provenanceTexts(Settings settings) {
    var texts = new LinkedHashMap<>(settings.texts());
    texts.remove(Settings.THREADS.name());
    texts.remove(Settings.BUDGET.name());
    return texts;
  }
}
