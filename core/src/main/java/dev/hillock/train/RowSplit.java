package dev.hillock.train;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.DeclaredType;
import dev.hillock.prep.GroupedFolds;
import dev.hillock.prep.Split;
import dev.hillock.prep.TargetChoice;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settles which rows train and which validate: at random with the classes in their shares, or
/// whole groups, or the latest.
///
/// @param table the rows
/// @param validationTable rows of their own for validation; null if there are none
/// @param settings what was set
/// @param notes gets what a user should know
record RowSplit(
    Table table, @Nullable Table validationTable, Settings settings, List<String> notes) {

  private static final int NAMED = 5;

  /// The columns that only say how to split: no inputs unless their type is declared.
  Set<String> columns(Map<String, DeclaredType> types) {
    var columns = new HashSet<String>();
    for (var setting : List.of(Settings.GROUP, Settings.TIME)) {
      for (String name : settings.get(setting)) {
        if (!types.containsKey(name)) {
          columns.add(name);
          notes.add(
              "column '%s' is no input, since it is the %s of the rows; --type makes it one"
                  .formatted(name, setting.name()));
        }
      }
    }
    return columns;
  }

  /// Refuses settings of the split that do not go together.
  void check(List<String> targets) {
    var group = settings.get(Settings.GROUP);
    var time = settings.get(Settings.TIME);
    if (!group.isEmpty() && !time.isEmpty()) {
      throw new IllegalArgumentException(
          "both --group '%s' and --time '%s' say which rows validate; give one of them"
              .formatted(group.getFirst(), time.getFirst()));
    }
    for (var setting : List.of(Settings.GROUP, Settings.TIME)) {
      for (String name : settings.get(setting)) {
        if (targets.contains(name) || settings.get(Settings.DROP).contains(name)) {
          throw new IllegalArgumentException(
              "column '%s' is both %s and %s; it can be one of them"
                  .formatted(name, setting.name(), targets.contains(name) ? "target" : "dropped"));
        }
        if (validationTable != null) {
          throw new IllegalArgumentException(
              "--%s says which rows of one file validate, but --validation is a file; give one of them"
                  .formatted(setting.name()));
        }
        table.column(name);
      }
    }
  }

  /// The split.
  ///
  /// @param rows those with a target
  /// @param targets their columns
  /// @param labels the classes; empty if the target is no class
  /// @param fold which one validates, from 0, where there are folds
  Split of(int[] rows, List<String> targets, List<String> labels, int fold) {
    int folds = settings.get(Settings.FOLDS);
    if (folds > 0) {
      checkFolds(folds, rows.length);
      int[] classes = classes(rows, targets, labels);
      return settings.get(Settings.GROUP).isEmpty()
          ? Split.fold(rows, classes, folds, fold, settings.get(Settings.SEED))
          : foldOfGroups(rows, classes, new Folds(folds, fold), !labels.isEmpty());
    }
    if (validationTable != null) {
      return new Split(rows, TargetChoice.usableRows(validationTable, targets));
    }
    double fraction =
        switch (settings.get(Settings.VALIDATION)) {
          case Validation.Automatic automatic -> automatic.fraction(rows.length);
          case Validation.Fraction(double given) -> given;
          case Validation.OwnFile(String path) ->
              throw new IllegalArgumentException(
                  "validation is the file %s, but its rows were not given with the table"
                      .formatted(path));
        };
    if (fraction == 0) {
      return Split.none(rows);
    }
    int[] classes = classes(rows, targets, labels);
    long seed = settings.get(Settings.SEED);
    if (!settings.get(Settings.GROUP).isEmpty()) {
      return grouped(rows, classes, fraction, seed);
    }
    if (!settings.get(Settings.TIME).isEmpty()) {
      var split = latest(rows, fraction);
      noteUntrained(split, targets, labels);
      return split;
    }
    return Split.stratified(rows, classes, fraction, seed);
  }

  private void checkFolds(int folds, int rows) {
    if (settings.isSet(Settings.VALIDATION) || validationTable != null) {
      throw new IllegalArgumentException(
          "folds validate all rows in turn, and validation names others; give one of --folds and --validation");
    }
    // Members that learned from the earliest rows alone would weigh as much as the others.
    if (!settings.get(Settings.TIME).isEmpty()) {
      throw new IllegalArgumentException(
          "--folds lets rows of every time validate, and --time only the latest; give one of them, --time with --ensemble for several members");
    }
    if (folds * 2 > rows) {
      throw new IllegalArgumentException(
          "%d folds of %d rows; each fold needs 2 rows at least, take fewer --folds"
              .formatted(folds, rows));
    }
  }

  /// The class of each row, by which a split is stratified; 0 for numbers.
  private int[] classes(int[] rows, List<String> targets, List<String> labels) {
    return labels.isEmpty()
        ? new int[rows.length]
        : new ClassTarget(targets.getFirst(), labels, labels.size()).classes(table, rows);
  }

  private Split foldOfGroups(int[] rows, int[] classes, Folds folds, boolean hasClasses) {
    Column column = table.column(settings.get(Settings.GROUP).getFirst());
    var groups = RowGroups.of(column, rows);
    if (groups.count() < folds.count()) {
      throw new DataException(
          "%s, column '%s' has %s, and %d folds need one each at least; take fewer --folds, or name another --group"
              .formatted(
                  table.source(),
                  column.name(),
                  groups.count() == 1 ? "1 group" : groups.count() + " groups",
                  folds.count()));
    }
    long seed = settings.get(Settings.SEED);
    int[] foldOfGroup = GroupedFolds.of(rows, groups.numbers(), classes, folds.count(), seed);
    noteFolds(column, groups, foldOfGroup, folds.count());
    long ofOne = hasClasses ? groups.classesOfOneGroup(classes) : 0;
    if (ofOne > 0) {
      notes.add(
          "%s in one group of '%s' only, so the fold of that group trains without it"
              .formatted(ofOne == 1 ? "1 class occurs" : ofOne + " classes occur", column.name()));
    }
    return Split.where(rows, i -> foldOfGroup[groups.numbers()[i]] == folds.validating());
  }

  private void noteFolds(Column column, RowGroups groups, int[] foldOfGroup, int folds) {
    int[] sizes = new int[folds];
    for (int group : groups.numbers()) {
      sizes[foldOfGroup[group]]++;
    }
    notes.add(
        "the %d groups of '%s' are dealt out to %d folds of %d to %d rows"
            .formatted(
                groups.count(),
                column.name(),
                folds,
                Arrays.stream(sizes).min().orElse(0),
                Arrays.stream(sizes).max().orElse(0)));
  }

  /// How many folds, and which of them validates.
  private record Folds(int count, int validating) {}

  private Split grouped(int[] rows, int[] classes, double fraction, long seed) {
    Column column = table.column(settings.get(Settings.GROUP).getFirst());
    var found = RowGroups.of(column, rows);
    int[] groups = found.numbers();
    int count = found.count();
    var split = Split.grouped(rows, groups, classes, fraction, seed);
    if (split.validation().length == 0) {
      throw new DataException(
          count == 1
              ? "%s, column '%s' puts all rows into one group; a group for training and one for validation are needed, name another --group or say --validation 0"
                  .formatted(table.source(), column.name())
              : "%s, column '%s' has %d groups and none can be spared for validation, since each holds a class that no other has; name another --group or say --validation 0"
                  .formatted(table.source(), column.name(), count));
    }
    var validating = new HashSet<Integer>();
    for (int i = 0; i < rows.length; i++) {
      if (Arrays.binarySearch(split.validation(), rows[i]) >= 0) {
        validating.add(groups[i]);
      }
    }
    notes.add(
        "%d of the %d groups of '%s' validate".formatted(validating.size(), count, column.name()));
    return split;
  }

  private Split latest(int[] rows, double fraction) {
    Column column = table.column(settings.get(Settings.TIME).getFirst());
    double[] times = Arrays.stream(rows).mapToDouble(row -> time(column, row)).toArray();
    var split = Split.latest(rows, times, fraction);
    if (split.validation().length == 0) {
      throw new DataException(
          "%s, column '%s' has one time for all rows, so none is later than another; name another --time or say --validation 0"
              .formatted(table.source(), column.name()));
    }
    int first = split.validation()[0];
    for (int row : split.validation()) {
      first = time(column, row) < time(column, first) ? row : first;
    }
    notes.add("rows from %s '%s' on validate".formatted(column.name(), column.text(first)));
    long unknown = Arrays.stream(times).filter(Double::isNaN).count();
    if (unknown > 0) {
      notes.add("%d rows lack their time '%s' and train".formatted(unknown, column.name()));
    }
    return split;
  }

  private double time(Column column, int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    double time =
        switch (column) {
          case NumericColumn numbers -> numbers.values()[row];
          case CategoricalColumn _ -> Dates.parse(column.text(row));
          default -> Double.NaN;
        };
    if (Double.isNaN(time)) {
      throw new DataException(
          "%s, column '%s': '%s' (data row %d) is no time; numbers or dates such as 2024-03-01 are expected, name another --time"
              .formatted(table.source(), column.name(), column.text(row), row + 1));
    }
    return time;
  }

  /// A class may have come up only lately.
  private void noteUntrained(Split split, List<String> targets, List<String> labels) {
    if (labels.isEmpty()) {
      return;
    }
    Column target = table.column(targets.getFirst());
    var untrained = new ArrayList<>(labels);
    var trained = new HashSet<String>();
    for (int row : split.training()) {
      trained.add(target.text(row));
    }
    untrained.removeAll(trained);
    if (!untrained.isEmpty()) {
      notes.add(
          "no row trains %s of '%s', which occur in the latest rows only"
              .formatted(untrained.subList(0, Math.min(NAMED, untrained.size())), target.name()));
    }
  }
}
