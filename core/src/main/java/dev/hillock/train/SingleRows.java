package dev.hillock.train;

import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.nn.Architecture;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetChoice;
import dev.hillock.settings.ClassWeights;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Plans whose steps take one row each: what needs more rows, or looks different in each step, is
/// left out, and a note says so.
final class SingleRows {

  private SingleRows() {}

  /// The plan of a new network.
  static Plan of(Plan plan, int[] rows) {
    return plan(plan, plan.settings(), rows, new ArrayList<>());
  }

  /// The plan of a network of a model.
  static Plan of(ContinuedMember continued, Table table, int[] rows, Settings given) {
    var model = continued.model();
    var preparation = continued.member().preparation();
    preparation.requireColumns(table);
    String loss = Settings.LOSS.name();
    if (!model.provenance().settings().containsKey(loss) && !given.isSet(Settings.LOSS)) {
      throw new IllegalArgumentException(
          "the model does not say which loss it was trained with, without which there is no step; name one with --loss, or take --why");
    }
    var settings = ContinuedSettings.of(model, given);
    var coding = preparation.target();
    int classes = coding instanceof ClassTarget target ? target.labels().size() : 0;
    var output = OutputChoice.of(settings, settings.get(Settings.TASK), classes);
    var notes = new ArrayList<String>();
    if (model.isEnsemble()) {
      notes.add(
          "network %d of the %d whose predictions the model averages"
              .formatted(continued.number() + 1, model.members().size()));
    }
    var plan =
        new Plan(
            table,
            null,
            settings,
            Split.none(rows),
            preparation,
            continued.member().architecture(),
            output.loss(),
            notes,
            List.of(),
            continued,
            given);
    return plan(plan, settings, rows, notes);
  }

  private static Plan plan(Plan plan, Settings settings, int[] rows, List<String> notes) {
    checkRows(plan.table(), plan.preparation().target().columns(), rows);
    check(plan.architecture());
    var single = steps(settings, notes);
    single = without(single, Settings.DROPOUT, 0.0, "dropout is left out", notes);
    String one = "weights are left out: the row counts 1";
    single = without(single, Settings.WEIGHTS, List.of(), one, notes);
    single = without(single, Settings.CLASS_WEIGHTS, new ClassWeights.Equal(), one, notes);
    single = without(single, Settings.ACCUMULATE, 1, "", notes);
    learnedOtherwise(single, notes);
    return new Plan(
        plan.table(),
        null,
        single.with(Settings.BATCH_SIZE, 1),
        Split.none(rows),
        plan.preparation(),
        plan.architecture(),
        plan.loss(),
        notes,
        List.of(),
        plan.continued(),
        plan.given());
  }

  /// Says where what learns is not what was asked for.
  private static void learnedOtherwise(Settings settings, List<String> notes) {
    switch (settings.get(Settings.SURROGATE)) {
      case NONE -> {}
      case STRAIGHT_THROUGH ->
          notes.add(
              "surrogate straight-through: the way back takes hidden steps for lines of slope 1");
      case GROWING_SLOPE ->
          notes.add("surrogate growing-slope: hidden steps are sigmoids while they learn");
    }
    if (settings.get(Settings.LABEL_SMOOTHING) > 0) {
      notes.add(
          "label smoothing %s: targets of classes are that much less sure"
              .formatted(Settings.LABEL_SMOOTHING.format(settings.get(Settings.LABEL_SMOOTHING))));
    }
  }

  /// A step of gradient descent where the settings have no steps.
  private static Settings steps(Settings settings, List<String> notes) {
    var optimizer = settings.get(Settings.OPTIMIZER);
    if (optimizer.kind() == Optimizers.Kind.STEPS) {
      return settings;
    }
    notes.add(
        "optimizer %s makes no steps on a row; what is shown is a step of gradient descent"
            .formatted(Settings.OPTIMIZER.format(optimizer)));
    return settings
        .with(Optimizers.SGD.own())
        .with(Settings.OPTIMIZER, Optimizers.SGD)
        .with(Settings.LEARNING_RATE, Settings.LEARNING_RATE.defaultValue())
        .with(Settings.MOMENTUM, Settings.MOMENTUM.defaultValue());
  }

  private static <T> Settings without(
      Settings settings, Setting<T> setting, T plain, String note, List<String> notes) {
    if (settings.get(setting).equals(plain)) {
      return settings;
    }
    if (!note.isEmpty()) {
      notes.add(note);
    }
    return settings.with(setting, plain);
  }

  private static void checkRows(Table table, List<String> targets, int[] rows) {
    int[] usable = TargetChoice.usableRows(table, targets);
    for (int row : rows) {
      if (Arrays.binarySearch(usable, row) < 0) {
        throw new DataException(
            "%s, data row %d: '%s' is missing, and without a target there is no error to learn from; take another row, or --why"
                .formatted(table.source(), row + 1, String.join("', '", targets)));
      }
    }
  }

  private static void check(Architecture architecture) {
    if (architecture.hasBatchNorm()) {
      throw new IllegalArgumentException(
          "the network has batch norm, which normalises over the rows of a batch, so it has no step on one row; take --why, or a network with --norm layer");
    }
    if (architecture.submodels() > 1) {
      throw new IllegalArgumentException(
          "the network has %d submodels with a loss of each; a worked step is for networks with one; take --why, or a network with --submodels 1"
              .formatted(architecture.submodels()));
    }
  }
}
