package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Fits a [Preparation] on the training rows of a table.
///
/// @param scaling of numeric inputs
/// @param leftOut columns that are neither input nor target
/// @param kept columns that stay even where they look like identifiers
/// @param oneHotLevels columns with more levels become an index for an embedding
public record PreparationFit(
    Scaling scaling, Set<String> leftOut, Set<String> kept, int oneHotLevels) {

  /// With every column of categories one-hot.
  public PreparationFit(Scaling scaling, Set<String> leftOut, Set<String> kept) {
    this(scaling, leftOut, kept, Integer.MAX_VALUE);
  }

  /// More levels than this, in more than half of the rows, are an identifier or free text.
  private static final int IDENTIFIER_LEVELS = 100;

  /// Columns that a note calls by name.
  private static final int NAMED = 5;

  /// What was fitted, and what a user should know about it.
  ///
  /// @param transforms for the inputs
  /// @param notes one line each
  public record Fitted(List<ColumnTransform> transforms, List<String> notes) {}

  /// Fits the inputs.
  ///
  /// @param targets columns that are not inputs
  /// @param rows the training rows
  /// @throws DataException if no input is left
  public Fitted inputs(Table table, List<String> targets, int[] rows) {
    var transforms = new ArrayList<ColumnTransform>();
    var notes = new ArrayList<String>();
    for (Column column : table.columns()) {
      if (!targets.contains(column.name()) && !leftOut.contains(column.name())) {
        fit(column, rows, transforms, notes);
      }
    }
    noteConstants(transforms, notes);
    if (transforms.isEmpty()) {
      throw new DataException(
          "%s has no column left to predict '%s' from; give it at least one input column"
              .formatted(table.source(), String.join("', '", targets)));
    }
    return new Fitted(transforms, notes);
  }

  private static void noteConstants(List<ColumnTransform> transforms, List<String> notes) {
    var constant =
        transforms.stream()
            .filter(t -> t instanceof NumberTransform number && number.scale().spread() == 0)
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

  private void fit(
      Column column, int[] rows, List<ColumnTransform> transforms, List<String> notes) {
    switch (column) {
      case NumericColumn numbers -> {
        var transform = NumberTransform.fit(numbers, rows, scaling);
        transforms.add(transform);
      }
      case CategoricalColumn categories -> {
        var transform = OneHot.fit(categories, rows, scaling);
        if (looksLikeIdentifier(transform, rows.length)) {
          notes.add(
              "column '%s' is left out: %d different texts in %d rows look like an identifier or free text; --type \"%s=categorical\" keeps it"
                  .formatted(column.name(), transform.levels().size(), rows.length, column.name()));
        } else if (transform.levels().size() > oneHotLevels) {
          transforms.add(CategoryIndex.fit(categories, rows));
        } else if (transform.width() > 0) {
          transforms.add(transform);
        }
      }
      case PixelColumn pixel -> {
        // The first pixel stands for all: they share one block.
        if (pixel.index() == 0) {
          var block = pixel.pixels();
          transforms.add(new PixelTransform(block.height(), block.width(), block.channels()));
        }
      }
    }
  }

  private boolean looksLikeIdentifier(OneHot transform, int rows) {
    return transform.levels().size() > IDENTIFIER_LEVELS
        && transform.levels().size() > rows / 2
        && !kept.contains(transform.column());
  }
}
