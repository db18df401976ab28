package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.kernel.Compute;
import dev.hillock.model.Model;
import dev.hillock.model.Provenance;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.train.TrainingEvent.EpochFinished;
import dev.hillock.train.TrainingEvent.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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

  /// Settings that the first model files do not know: written only where they say something, so
  /// that files stay what they were.
  private static final List<Setting<?>> LATER =
      List.of(
          Settings.WEIGHTS,
          Settings.CLASS_WEIGHTS,
          Settings.QUANTILES,
          Settings.THRESHOLD_FOR,
          Settings.INTERVAL);

  private final Plan plan;
  private String sourceHash = "";
  private Consumer<TrainingEvent> listener = event -> {};
  private BooleanSupplier stop = () -> false;

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

  /// What training gives.
  ///
  /// @param plan what was settled beforehand
  /// @param model the trained network
  /// @param history epoch by epoch
  /// @param evaluation on the validation rows; on the training rows where there are none
  /// @param stopped whether it ended early because it was asked to
  public record Result(
      Plan plan,
      Model model,
      List<EpochFinished> history,
      Evaluation evaluation,
      boolean stopped) {}

  /// Trains.
  ///
  /// @throws TrainingDivergedException if the loss becomes infinite or not a number
  public Result run() {
    listener.accept(new Started(plan));
    var history = new ArrayList<EpochFinished>();
    Consumer<TrainingEvent> both =
        event -> {
          if (event instanceof EpochFinished epoch) {
            history.add(epoch);
          }
          listener.accept(event);
        };
    int threads = plan.settings().get(Settings.THREADS);
    int team = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    Trainer.Result result;
    try (var compute = Compute.with(team)) {
      result = new Trainer(plan, compute, both, stop).run();
    }
    return finish(result, List.copyOf(history));
  }

  private Result finish(Trainer.Result trained, List<EpochFinished> history) {
    var result = calibrated(trained);
    var preparation = TargetFinish.of(plan, model(result, plan.preparation(), null));
    var judged = model(result, preparation, null);
    var evaluation =
        plan.validationRows() > 0
            ? Evaluation.of(judged, plan.validationSource(), plan.split().validation())
            : Evaluation.of(judged, plan.table(), plan.split().training());
    // No step has looked at what the last one did.
    if (!Double.isFinite(evaluation.loss())) {
      throw new TrainingDivergedException(
          result.epochs(), result.lastStep(), "loss is " + evaluation.loss(), result.lastRate());
    }
    var model = model(result, preparation, evaluation);
    return new Result(plan, model, history, evaluation, result.stopped());
  }

  private Trainer.Result calibrated(Trainer.Result result) {
    boolean applies =
        plan.settings().get(Settings.CALIBRATE)
            && plan.validationRows() > 0
            && plan.preparation().target() instanceof ClassTarget
            && Temperature.appliesTo(plan.architecture());
    return applies
        ? result.with(Temperature.calibrated(plan, model(result, plan.preparation(), null)))
        : result;
  }

  private Model model(
      Trainer.Result result, Preparation preparation, @Nullable Evaluation evaluation) {
    var provenance =
        new Provenance(
            VERSION,
            plan.table().source(),
            sourceHash,
            plan.trainingRows(),
            plan.validationRows(),
            provenanceTexts(),
            result.epochs(),
            result.keptEpoch(),
            evaluation == null ? Map.of() : evaluation.figures());
    return new Model(preparation, plan.architecture(), result.parameters(), provenance);
  }

  /// The settings without the number of threads, which changes nothing: the same model file comes
  /// out whatever it is.
  private Map<String, String> provenanceTexts() {
    var texts = new LinkedHashMap<>(plan.settings().texts());
    texts.remove(Settings.THREADS.name());
    LATER.stream()
        .filter(setting -> setting.defaultText().equals(texts.get(setting.name())))
        .forEach(setting -> texts.remove(setting.name()));
    return texts;
  }
}
