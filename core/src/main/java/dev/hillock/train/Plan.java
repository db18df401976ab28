package dev.hillock.train;

import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import dev.hillock.loss.Loss;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetChoice;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is settled before the first step: which rows train and which validate, how
/// columns become inputs, the layers, the loss. A pure function of table and settings.
///
/// @param table the rows
/// @param validationTable rows of their own for validation; null if they are a part of `table`
/// @param settings with `auto` replaced by what was chosen
/// @param split which rows do what; its validation rows belong to `validationTable` if there is one
/// @param preparation fitted on the training rows
/// @param architecture the layers
/// @param loss what is made small
/// @param notes what a user should know, one line each
/// @param variants plans for the same rows that are tried besides, to keep the best
/// @param continued the network that learns on; null for a new one
/// @param given what was set by whoever asked for the plan: the same rows and this give it again
public record Plan(
    Table table,
    @Nullable Table validationTable,
    Settings settings,
    Split split,
    Preparation preparation,
    Architecture architecture,
    Loss loss,
    List<String> notes,
    List<Plan> variants,
    @Nullable ContinuedMember continued,
    Settings given) {

  public Plan {
    notes = List.copyOf(notes);
    variants = List.copyOf(variants);
  }

  /// Settles a plan.
  ///
  /// @param validationTable rows of their own for validation, or null
  /// @throws DataException if the rows do not fit the settings
  /// @throws IllegalArgumentException if the settings do not fit each other
  public static Plan of(Table table, @Nullable Table validationTable, Settings settings) {
    return new Planner(table, validationTable, settings).plan();
  }

  /// Settles a plan that goes on with a model: its columns, scales, classes and layers stay as they
  /// are, the rows are split as ever.
  ///
  /// @param validationTable rows of their own for validation, or null
  /// @param given what is to differ from the settings of the model
  /// @throws DataException if the rows do not fit the model
  /// @throws IllegalArgumentException if the settings ask for another network
  public static Plan continuing(
      Model model, Table table, @Nullable Table validationTable, Settings given) {
    return new ContinuationPlanner(model, table, validationTable, given).plan();
  }

  /// The settings with which training goes on with a model.
  ///
  /// @param given what is to differ from the settings of the model
  /// @throws IllegalArgumentException if they ask for another network
  public static Settings continuedSettings(Model model, Settings given) {
    return ContinuedSettings.of(model, given);
  }

  /// What it has in common with plans that differ from it in nothing but the seed and the rows.
  Object kind() {
    return settings.with(Settings.SEED, 0L).texts();
  }

  boolean isWithoutHiddenLayers() {
    return !architecture.hasHiddenLayer();
  }

  /// Whether training ends with a second one on all rows.
  boolean refits() {
    return settings.get(Settings.REFIT)
        && settings.get(Settings.FOLDS) == 0
        && validationTable == null
        && validationRows() > 0;
  }

  /// The same with every row for training.
  Plan onAllRows() {
    if (continued == null) {
      return new Planner(table, null, settings).withoutWarnings().whole();
    }
    var all = Split.none(TargetChoice.usableRows(table, settings.get(Settings.TARGET)));
    return goingOnWith(continued, all);
  }

  /// The same for another network of the model that learns on, or other rows of the table.
  Plan goingOnWith(ContinuedMember other, Split rows) {
    return new Plan(
        table,
        validationTable,
        settings,
        rows,
        ContinuationPlanner.preparation(other.member(), table, rows),
        other.member().architecture(),
        loss,
        notes,
        List.of(),
        other,
        given);
  }

  /// The same with another seed for all that training draws; the rows stay split as they are.
  Plan withSeed(long seed) {
    return new Plan(
        table,
        validationTable,
        settings.with(Settings.SEED, seed),
        split,
        preparation,
        architecture,
        loss,
        notes,
        List.of(),
        continued,
        given);
  }

  /// The same, and its variants, over other epochs.
  ///
  /// @param note why
  Plan withEpochs(int epochs, String note) {
    var all = new ArrayList<>(notes);
    all.add(note);
    var fewer = Rates.overEpochs(settings, epochs, all);
    var asked = given.with(Settings.EPOCHS, epochs);
    double warmup = fewer.get(Settings.WARMUP_EPOCHS);
    boolean shorter = warmup < settings.get(Settings.WARMUP_EPOCHS);
    return new Plan(
        table,
        validationTable,
        fewer,
        split,
        preparation,
        architecture,
        loss,
        all,
        variants.stream().map(variant -> variant.withEpochs(epochs, note)).toList(),
        continued,
        shorter ? asked.with(Settings.WARMUP_EPOCHS, warmup) : asked);
  }

  /// Rows of a full step: those of a mini-batch, or of several that make one step.
  public int batchRows() {
    long wanted = (long) settings.get(Settings.BATCH_SIZE) * settings.get(Settings.ACCUMULATE);
    return wanted == 0 ? trainingRows() : (int) Math.min(wanted, trainingRows());
  }

  /// Rows of a mini-batch, which is what batch norm looks at.
  int miniBatchRows() {
    int wanted = settings.get(Settings.BATCH_SIZE);
    return wanted == 0 ? trainingRows() : Math.min(wanted, trainingRows());
  }

  /// Steps of an epoch; the last may have fewer rows.
  public int stepsPerEpoch() {
    int rows = batchRows();
    boolean whole = settings.get(Settings.WHOLE_BATCHES);
    return (int) ((trainingRows() + (whole ? 0 : rows - 1L)) / rows);
  }

  /// The rows that validate: part of the one table or all usable ones of the other.
  public Table validationSource() {
    return validationTable == null ? table : validationTable;
  }

  /// What each training row counts in the loss, with mean 1; null where all count the same.
  float @Nullable [] rowWeights() {
    return RowWeights.of(settings, preparation.target(), table, split.training());
  }

  /// Rows of training, in the order of the table.
  public int trainingRows() {
    return split.training().length;
  }

  /// Rows of validation; 0 where none are held out.
  public int validationRows() {
    return split.validation().length;
  }
}
