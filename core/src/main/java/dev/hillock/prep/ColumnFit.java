package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fits the transform of one column after the other, or leaves a column out and says why.
///
/// @param table has the columns
/// @param rows the training rows
/// @param scaling of numeric inputs
/// @param types what was said of columns
/// @param notes gets what a user should know, one line each
record ColumnFit(
    Table table, int[] rows, Scaling scaling, Map<String, DeclaredType> types, List<String> notes) {

  /// More levels than this, in more than half of the rows, are an identifier or free text.
  private static final int IDENTIFIER_LEVELS = 100;

  /// The fitted transform; null if the column is left out.
  @Nullable ColumnTransform of(Column column) {
    return switch (types.get(column.name())) {
      case null -> found(column);
      case DeclaredType.Numeric _, DeclaredType.Categorical _ -> plain(column);
      case DeclaredType.Ordinal(var levels) ->
          OrdinalTransform.fit(table, column, levels, rows, scaling);
      case DeclaredType.Date _ -> DateTransform.fit(table, column, rows, scaling);
      case DeclaredType.Text _ -> null;
    };
  }

  private @Nullable ColumnTransform found(Column column) {
    if (column instanceof CategoricalColumn categories && Dates.areAll(categories.levels())) {
      return DateTransform.fit(table, column, rows, scaling);
    }
    var transform = plain(column);
    if (transform instanceof OneHot oneHot && looksLikeIdentifier(oneHot)) {
      notes.add(
          "column '%s' is left out: %d different texts in %d rows look like an identifier or free text; --type \"%s=categorical\" keeps it"
              .formatted(column.name(), oneHot.levels().size(), rows.length, column.name()));
      return null;
    }
    return transform;
  }

  private @Nullable ColumnTransform plain(Column column) {
    return switch (column) {
      case NumericColumn numbers -> NumberTransform.fit(numbers, rows, scaling);
      case CategoricalColumn categories -> OneHot.fit(categories, rows, scaling);
      // The first pixel stands for all: they share one block.
      case PixelColumn pixel ->
          pixel.index() == 0
              ? new PixelTransform(
                  pixel.pixels().height(), pixel.pixels().width(), pixel.pixels().channels())
              : null;
    };
  }

  private boolean looksLikeIdentifier(OneHot transform) {
    return transform.levels().size() > IDENTIFIER_LEVELS
        && transform.levels().size() > rows.length / 2;
  }
}
