package dev.hillock.prep;

import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Fits a [Preparation] on the training rows of a table.
///
/// @param scaling of numeric inputs
/// @param leftOut columns that are neither input nor target
/// @param types what a user says of columns; such a column stays also where it looks like an
///   identifier
/// @param oneHotLevels columns with more levels become an index for an embedding
public record PreparationFit(
    Scaling scaling, Set<String> leftOut, Map<String, DeclaredType> types, int oneHotLevels) {

  /// With every column of categories one-hot.
  public PreparationFit(Scaling scaling, Set<String> leftOut, Map<String, DeclaredType> types) {
    this(scaling, leftOut, types, Integer.MAX_VALUE);
  }

  /// Columns that a note calls by name.
  private static final int NAMED = 5;

  /// What was fitted, and what a user should know about it.
  ///
  /// @param transforms for the inputs
  /// @param notes one line each
  public record Fitted(List<ColumnTransform> transforms, List<String> notes) {

    /// The columns that are inputs.
    public List<String> columns() {
      return transforms.stream().flatMap(transform -> transform.columns().stream()).toList();
    }
  }

  /// Fits the inputs.
  ///
  /// @param targets columns that are not inputs
  /// @param rows the training rows
  /// @throws DataException if no input is left
  public Fitted inputs(Table table, List<String> targets, int[] rows) {
    var transforms = new ArrayList<ColumnTransform>();
    var notes = new ArrayList<String>();
    var duplicates = new Duplicates(rows);
    var fit = new ColumnFit(table, rows, this, notes);
    var constants = new ArrayList<String>();
    for (Column column : table.columns()) {
      boolean isInput = !targets.contains(column.name()) && !leftOut.contains(column.name());
      var transform = isInput ? fit.of(column) : null;
      if (transform != null && isConstant(transform)) {
        constants.add(column.name());
      } else if (transform != null && !isDouble(column, duplicates)) {
        transforms.add(transform);
      }
    }
    noteConstants(constants, notes);
    noteDuplicates(duplicates.found(), notes);
    if (transforms.isEmpty()) {
      throw new DataException(
          "%s has no column left to predict '%s' from; give it at least one input column"
              .formatted(table.source(), String.join("', '", targets)));
    }
    return new Fitted(transforms, notes);
  }

  /// What a user has named stays.
  private boolean isDouble(Column column, Duplicates duplicates) {
    return !types.containsKey(column.name()) && duplicates.add(column);
  }

  private static void noteDuplicates(Map<String, String> found, List<String> notes) {
    if (found.isEmpty()) {
      return;
    }
    String names =
        found.entrySet().stream()
            .limit(NAMED)
            .map(entry -> "'%s' (as '%s')".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    int more = found.size() - NAMED;
    notes.add(
        "%s%s left out: equal to another column in every training row"
            .formatted(
                more > 0 ? names + " and " + more + " more columns" : names,
                found.size() == 1 ? " is" : " are"));
  }

  /// Whether its inputs would be the same in every training row. Numbers that are not scaled are
  /// not looked at: whoever takes them as they are gets them.
  private static boolean isConstant(ColumnTransform transform) {
    return switch (transform) {
      case NumberTransform number -> number.scale().isConstant();
      case OrdinalTransform ordinal -> ordinal.scale().isConstant();
      case OneHot oneHot -> oneHot.width() <= 1;
      case CategoryIndex index -> index.levels().size() <= 1;
      case DateTransform date -> date.width() == 0;
      case PixelTransform _ -> false;
    };
  }

  private static void noteConstants(List<String> constants, List<String> notes) {
    if (constants.isEmpty()) {
      return;
    }
    String names =
        constants.stream()
            .limit(NAMED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    int more = constants.size() - NAMED;
    notes.add(
        "%s%s left out: one value only, which tells nothing"
            .formatted(
                more > 0 ? names + " and " + more + " more columns" : names,
                constants.size() == 1 ? " is" : " are"));
  }
}
