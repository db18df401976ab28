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
    for (Column column : table.columns()) {
      if (!targets.contains(column.name()) && !leftOut.contains(column.name())) {
        var transform = fit.of(column);
        if (transform != null
            && transform.width() > 0
            && (isConstant(transform) || !isDouble(column, duplicates))) {
          transforms.add(transform);
        }
      }
    }
    noteConstants(transforms, notes);
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

  private static boolean isConstant(ColumnTransform transform) {
    return transform instanceof NumberTransform number && number.scale().spread() == 0;
  }

  private static void noteConstants(List<ColumnTransform> transforms, List<String> notes) {
    var constant =
        transforms.stream()
            .filter(PreparationFit::isConstant)
            .map(t -> "'" + t.columns().getFirst() + "'")
            .toList();
    if (!constant.isEmpty()) {
      String names = String.join(", ", constant.subList(0, Math.min(NAMED, constant.size())));
      int more = constant.size() - NAMED;
      notes.add(
          "%s: one value only, which tells nothing"
              .formatted(more > 0 ? names + " and " + more + " more columns" : names));
    }
  }
}
