package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.model.Model;
import dev.hillock.model.ModelDiff;
import dev.hillock.model.RunRecord;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Trains a model again, from what it says of its training, and compares.
///
/// ```java
/// var outcome = Reproduction.of(model, table).run();
/// outcome.isIdentical();
/// ```
public final class Reproduction {

  private final Model model;
  private final Plan plan;
  private String sourceHash = "";
  private String validationHash = "";
  private Consumer<TrainingEvent> listener = event -> {};

  private Reproduction(Model model, Plan plan) {
    this.model = model;
    this.plan = plan;
  }

  /// What may make the second training another one.
  public enum Kind {
    /// The version of the library.
    VERSION,
    /// The number of the arithmetic.
    ARITHMETIC,
    /// The source of the rows.
    SOURCE,
    /// The file of the rows that validate.
    VALIDATION_FILE,
    /// The model that training went on from.
    CONTINUED_MODEL,
    /// What is known of the first training, or how it ended.
    RECORD,
    /// A setting that was asked for.
    SETTING,
    /// A setting that was chosen.
    CHOICE,
    /// How many rows train or validate.
    ROWS
  }

  /// Something that was not the same when the model was trained.
  ///
  /// @param name the setting, say; empty where the kind says it all
  /// @param model what it was; empty for nothing
  /// @param again what it is now
  public record Cause(Kind kind, String name, String model, String again) {}

  /// What came of it.
  ///
  /// @param result of the second training
  /// @param causes what was not the same, the first and foremost first
  /// @param diff of the model and the new one
  public record Outcome(Training.Result result, List<Cause> causes, ModelDiff diff) {

    public Outcome {
      causes = List.copyOf(causes);
    }

    /// Whether the same model has come out: its networks to the bit, and its figures.
    public boolean isIdentical() {
      return diff.identical() && diff.metrics().isEmpty();
    }
  }

  /// What was asked for when a model was trained. Of a model that does not tell, all its settings.
  ///
  /// @throws IllegalArgumentException if a value is not legal
  public static Settings given(Model model) {
    RunRecord run = model.provenance().run();
    var settings = Settings.defaults();
    var texts = run.isKnown() ? run.given() : model.provenance().settings();
    for (Setting<?> setting : Settings.ALL) {
      String text = texts.get(setting.name());
      settings = text == null ? settings : settings.with(setting.name(), text);
    }
    // Which of the settings were asked for cannot be told; variants of them were hardly.
    return run.isKnown() ? settings : settings.with(Settings.VARIANTS, false);
  }

  /// The training of a model on the rows of a table.
  ///
  /// @throws IllegalArgumentException if more than these rows is needed: a table that validates, or
  ///   the model that training went on from
  /// @throws dev.hillock.data.DataException if the rows do not fit the settings
  public static Reproduction of(Model model, Table table) {
    String continued = model.provenance().continuedFrom();
    if (!continued.isEmpty()) {
      throw new IllegalArgumentException(
          "training went on from the model with fingerprint %s, which is not given; make a plan with Plan.continuing"
              .formatted(continued));
    }
    return of(model, Plan.of(table, null, given(model)));
  }

  /// The training of a model as a plan has settled it, which is compared too.
  public static Reproduction of(Model model, Plan plan) {
    return new Reproduction(model, plan);
  }

  /// SHA-256 of the source, to be compared where the model tells one.
  public Reproduction sourceHash(String hash) {
    sourceHash = hash;
    return this;
  }

  /// SHA-256 of the validation file, to be compared where the model tells one.
  public Reproduction validationHash(String hash) {
    validationHash = hash;
    return this;
  }

  /// Who is told how it goes, in a thread of its own.
  public Reproduction listener(Consumer<TrainingEvent> newListener) {
    listener = newListener;
    return this;
  }

  /// Trains, and compares.
  ///
  /// @throws TrainingDivergedException if the loss becomes infinite or not a number
  public Outcome run() {
    var result =
        Training.of(plan)
            .sourceHash(sourceHash)
            .validationHash(validationHash)
            .listener(listener)
            .stopWhen(StopCount.like(model.provenance().run()))
            .run();
    return new Outcome(result, causes(result.model()), ModelDiff.of(model, result.model()));
  }

  private List<Cause> causes(Model again) {
    var causes = new ArrayList<Cause>();
    var before = model.provenance();
    var now = again.provenance();
    add(causes, Kind.VERSION, before.version(), now.version());
    add(
        causes,
        Kind.ARITHMETIC,
        String.valueOf(before.run().arithmetic()),
        String.valueOf(now.run().arithmetic()));
    if (!before.run().isKnown()) {
      causes.add(new Cause(Kind.RECORD, "", "nothing of what was asked for", "all its settings"));
    }
    if (before.run().stoppedAfter() == RunRecord.UNREPEATABLE) {
      causes.add(new Cause(Kind.RECORD, "", "stopped before its end", "not stopped"));
    }
    if (!before.sourceHash().isEmpty() && !sourceHash.isEmpty()) {
      add(causes, Kind.SOURCE, before.sourceHash(), sourceHash);
    }
    add(causes, Kind.VALIDATION_FILE, before.run().validationHash(), validationHash);
    add(causes, Kind.CONTINUED_MODEL, before.continuedFrom(), now.continuedFrom());
    addSettings(causes, again);
    add(causes, Kind.ROWS, rows(model), rows(again));
    return causes;
  }

  private static void add(List<Cause> causes, Kind kind, String before, String now) {
    if (!before.equals(now)) {
      causes.add(new Cause(kind, "", before, now));
    }
  }

  private static String rows(Model model) {
    var provenance = model.provenance();
    return "%d train, %d validate"
        .formatted(provenance.trainingRows(), provenance.validationRows());
  }

  /// What was asked for, and then what was chosen besides.
  private void addSettings(List<Cause> causes, Model again) {
    var before = model.provenance();
    var now = again.provenance();
    var asked = new LinkedHashMap<String, Cause>();
    if (before.run().isKnown()) {
      asked.putAll(differences(Kind.SETTING, before.run().given(), now.run().given()));
    }
    asked
        .values()
        .forEach(cause ->
            causes.add(
                new Cause(
                    Kind.SETTING,
                    cause.name(),
                    told(cause.name(), cause.model(), cause.again(), before.settings()),
                    told(cause.name(), cause.again(), cause.model(), now.settings()))));
    var chosen = differences(Kind.CHOICE, before.settings(), now.settings());
    asked.keySet().forEach(chosen::remove);
    causes.addAll(chosen.values());
  }

  /// Of a setting that was not asked for, what held.
  private static String told(
      String name, String asked, String other, Map<String, String> settings) {
    String held = settings.getOrDefault(name, "");
    return !asked.isEmpty() ? asked : held.equals(other) ? held + " (not asked for)" : held;
  }

  private static Map<String, Cause> differences(
      Kind kind, Map<String, String> before, Map<String, String> now) {
    var all = new LinkedHashMap<String, Cause>();
    var names = new LinkedHashMap<>(before);
    names.putAll(now);
    for (String name : names.keySet()) {
      String was = before.getOrDefault(name, "");
      String is = now.getOrDefault(name, "");
      // Another path to a file, whose hash is compared.
      boolean isPath = name.equals(Settings.VALIDATION.name()) && isFile(was) && isFile(is);
      if (!was.equals(is) && !isPath) {
        all.put(name, new Cause(kind, name, was, is));
      }
    }
    return all;
  }

  private static boolean isFile(String text) {
    try {
      return Validation.parse(text) instanceof Validation.OwnFile;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
