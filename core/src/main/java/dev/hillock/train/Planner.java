package dev.hillock.train;

import dev.hillock.data.DataException;
import dev.hillock.data.Nearest;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Activation;
import dev.hillock.nn.Architecture;
import dev.hillock.prep.DeclaredType;
import dev.hillock.prep.Leaks;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.PreparationFit;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetChoice;
import dev.hillock.prep.TargetCoding;
import dev.hillock.prep.Task;
import dev.hillock.settings.Choice;
import dev.hillock.settings.Preset;
import dev.hillock.settings.Recipes;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settles a [Plan], one decision after the other: rows, task, output and loss, split, transforms,
/// layers.
final class Planner {

  /// More classes than this, in more than half of the rows, are hardly classes.
  private static final int MANY_CLASSES = 20;

  /// So many need an output each, which takes minutes and gigabytes; nobody means that unsaid.
  private static final int TOO_MANY_CLASSES = 1000;

  /// With more rows one training takes minutes.
  private static final int MOST_ROWS_FOR_VARIANTS = 20_000;

  private final Table table;
  private final @Nullable Table validationTable;
  private final List<String> targets;
  private final Map<String, DeclaredType> types;
  private final List<String> notes = new ArrayList<>();

  /// What the user set.
  private final Settings given;

  /// The same, with the folds that were chosen.
  private Settings asked;

  /// Whether to look for what a user should be warned of; once for several plans is enough.
  private boolean warns = true;

  /// Whether `auto` has picked a preset that has variants.
  private boolean picked;

  /// What the user set; from the task on, over the settings of the preset.
  private Settings settings;

  Planner(Table table, @Nullable Table validationTable, Settings settings) {
    this.table = table;
    this.validationTable = validationTable;
    this.settings = settings;
    this.given = settings;
    this.asked = settings;
    this.targets = settings.get(Settings.TARGET);
    this.types = DeclaredType.parse(settings.get(Settings.TYPE));
  }

  /// The same for a plan whose rows another one has looked at.
  Planner withoutWarnings() {
    warns = false;
    return this;
  }

  /// The plan; with folds that of the first.
  Plan plan() {
    var plan = fold(0);
    int folds = picked ? FoldChoice.of(plan) : 0;
    return folds == 0 || !canBeDealt(folds) ? plan : dealt(folds).fold(0);
  }

  /// Whether there is a plan for each fold: there is none where the only row with another target
  /// validates, so that the others have nothing to learn.
  private boolean canBeDealt(int folds) {
    try {
      for (int fold = 0; fold < folds; fold++) {
        var planner = dealt(folds).withoutWarnings();
        planner.asked = planner.asked.with(Settings.VARIANTS, false);
        planner.fold(fold);
      }
      return true;
    } catch (DataException _) {
      return false;
    }
  }

  /// For the same rows dealt out to so many folds, of which each gets one member.
  private Planner dealt(int folds) {
    var planner = new Planner(table, validationTable, given);
    planner.warns = warns;
    planner.asked = given.with(Settings.FOLDS, folds).with(Settings.ENSEMBLE, 1);
    planner.settings = planner.asked;
    return planner;
  }

  /// The plan in which every row trains.
  Plan whole() {
    return plan(
        new Splitting() {
          @Override
          public Split of(RowSplit rowSplit, int[] rows, List<String> labels) {
            return Split.none(rows);
          }

          @Override
          public boolean isWhole() {
            return true;
          }
        });
  }

  /// The plan of a fold.
  ///
  /// @param fold from 0
  Plan fold(int fold) {
    return plan((rowSplit, rows, labels) -> rowSplit.of(rows, targets, labels, fold));
  }

  /// How the rows of a plan are split.
  private interface Splitting {
    Split of(RowSplit rowSplit, int[] rows, List<String> labels);

    /// Whether all rows train, after another plan has settled what validation rows are needed for.
    default boolean isWhole() {
      return false;
    }
  }

  private Plan plan(Splitting splitting) {
    checkColumns();
    int[] rows = TargetChoice.usableRows(table, targets);
    if (rows.length < table.rows()) {
      notes.add(
          "%d of %d rows lack the target and are left out"
              .formatted(table.rows() - rows.length, table.rows()));
    }
    var task = TargetChoice.settle(table, targets, rows, TargetSettings.wantedTask(settings));
    settings = withPreset(task);
    StepUnits.check(settings);
    DescentSettings.check(settings);
    AllRowsSettings.check(given, settings, notes);
    var rowSplit = new RowSplit(table, validationTable, settings, notes);
    rowSplit.check(targets);
    boolean classes = task == Task.CLASSIFICATION;
    var labels = classes ? TargetChoice.labels(table, targets.getFirst(), rows) : List.<String>of();
    noteIdentifier(labels, rows.length);
    var output = OutputChoice.of(settings, task, labels.size());
    var split = splitting.of(rowSplit, rows, labels);
    var coding = new CodingChoice(settings, task, output).of(table, labels, split.training());
    var inputs = fit(rowSplit).inputs(table, targets, split.training());
    notes.addAll(inputs.notes());
    if (warns) {
      notes.addAll(new Leaks(table, coding, split.training()).notes(inputs.columns()));
    }
    if (split.validation().length > 0 || !splitting.isWhole()) {
      TargetSettings.check(settings, coding, split);
      TargetSettings.checkThreshold(settings, coding, output, split);
    }
    RowWeights.of(settings, coding, table, split.training());
    var preparation = new Preparation(inputs.transforms(), coding);
    var resolved =
        settings
            .with(Settings.TASK, task)
            .with(Settings.LOSS, Choice.of(output.loss()))
            .with(Settings.OUTPUT_ACTIVATION, Choice.of(output.activation()))
            .with(Settings.TARGET_TRANSFORM, LogVariants.settled(settings));
    // May add a note.
    var variants = variants(task, coding, split);
    var plan =
        new Plan(
            table,
            validationTable,
            resolved,
            split,
            preparation,
            architecture(preparation, output.activation()),
            output.loss(),
            notes,
            variants,
            null,
            given);
    HiddenExtras.checkBatch(plan.architecture(), plan.miniBatchRows());
    AllRowsSettings.check(plan);
    return plan;
  }

  /// What is tried beside this plan.
  private List<Plan> variants(Task task, TargetCoding coding, Split split) {
    boolean few = table.rows() <= MOST_ROWS_FOR_VARIANTS;
    if (split.validation().length == 0) {
      return List.of();
    }
    var kinds = new ArrayList<Settings>();
    kinds.add(asked.with(Settings.PRESET, settings.get(Settings.PRESET)));
    if (picked && few && asked.get(Settings.VARIANTS)) {
      var ofTask = asked.with(Settings.TASK, task);
      kinds.addAll(Recipes.variants(ofTask, table.rows()));
      if (asked.get(Settings.FOLDS) > 0) {
        Recipes.linear(ofTask).ifPresent(kinds::add);
      }
    }
    var logs = new LogVariants(table, asked, notes).of(kinds, coding, split.training());
    var variants =
        Stream.concat(kinds.stream().skip(1).map(LogVariants::without), logs.stream())
            .map(variant -> new Planner(table, validationTable, variant).withoutWarnings().plan())
            .toList();
    if (!variants.isEmpty()) {
      boolean linear = variants.stream().anyMatch(Plan::isWithoutHiddenLayers);
      notes.add(howTheyAreTrained(variants.size() + 1, linear));
    }
    return variants;
  }

  private String howTheyAreTrained(int variants, boolean linear) {
    int folds = settings.get(Settings.FOLDS);
    if (folds > 0) {
      return "%d variants are trained on the first of %d folds, the best two%s on all; those whose average the validation rows like best are kept (--folds off: one split)"
          .formatted(variants, folds, linear ? " and the one without hidden layers" : "");
    }
    return settings.get(Settings.ENSEMBLE) == 1
        ? "%d variants are trained; those whose average the validation rows like best are kept"
            .formatted(variants)
        : "the members take turns with %d variants".formatted(variants);
  }

  private Settings withPreset(Task task) {
    settings = StepUnits.settle(settings, notes);
    var preset = settings.get(Settings.PRESET);
    if (preset == Preset.AUTO) {
      boolean images = table.columns().stream().anyMatch(PixelColumn.class::isInstance);
      var pick = Recipes.pick(settings, images, table.columns().size());
      preset = pick.preset();
      picked = preset == Preset.REALMLP;
      notes.add(
          "preset %s, since %s; --preset names another".formatted(preset.text(), pick.reason()));
    }
    return Recipes.of(preset, task, settings);
  }

  private void noteIdentifier(List<String> labels, int rows) {
    if (labels.size() > MANY_CLASSES && labels.size() > rows / 2) {
      if (labels.size() > TOO_MANY_CLASSES && settings.get(Settings.TASK) == Task.AUTO) {
        throw new DataException(
            "%s, target '%s' has %d classes in %d rows, which looks like an identifier; name another --target, or say --task classification"
                .formatted(table.source(), targets.getFirst(), labels.size(), rows));
      }
      notes.add(
          "target '%s' has %d classes in %d rows, which looks like an identifier"
              .formatted(targets.getFirst(), labels.size(), rows));
    }
  }

  private void checkColumns() {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          "no target is named; say which column to predict with --target, %s"
              .formatted(Nearest.hint("", table.names())));
    }
    // A dropped column need not be there: a reader may have left it out already.
    for (String name : settings.get(Settings.DROP)) {
      if (targets.contains(name)) {
        throw new IllegalArgumentException(
            "column '%s' is both target and dropped; it can be one of them".formatted(name));
      }
    }
    TargetSettings.checkWeights(settings);
    for (String name : targets) {
      if (types.get(name) instanceof DeclaredType.Text) {
        throw new IllegalArgumentException(
            "column '%s' is both target and text, which is left out; it can be one of them"
                .formatted(name));
      }
      table.column(name);
      if (targets.indexOf(name) < targets.lastIndexOf(name)) {
        throw new IllegalArgumentException(
            "target '%s' is named twice; name each target once".formatted(name));
      }
    }
  }

  private PreparationFit fit(RowSplit rowSplit) {
    Set<String> leftOut = new HashSet<>(settings.get(Settings.DROP));
    leftOut.addAll(settings.get(Settings.WEIGHTS));
    types.forEach((name, type) -> {
      if (type instanceof DeclaredType.Text && leftOut.add(name)) {
        notes.add("column '%s' is left out: it is declared as text".formatted(name));
      }
    });
    leftOut.addAll(rowSplit.columns(types));
    int oneHot = settings.get(Settings.ONE_HOT_LEVELS);
    return new PreparationFit(
        settings.get(Settings.SCALING), leftOut, types, oneHot == 0 ? Integer.MAX_VALUE : oneHot);
  }

  private Architecture architecture(Preparation preparation, Activation output) {
    var hidden = settings.get(Settings.HIDDEN);
    var activations = settings.get(Settings.ACTIVATION);
    // Without hidden layers the activation says nothing; a list of any length will do.
    var used = hidden.isEmpty() ? activations.subList(0, 1) : activations;
    return Architecture.of(
            EmbeddingChoice.of(preparation, settings),
            new Architecture.Hidden(hidden, used, HiddenExtras.of(settings)),
            new Architecture.Output(preparation.target().outputs(), output),
            settings.get(Settings.BIAS))
        .withSubmodels(HiddenExtras.submodels(settings));
  }
}
