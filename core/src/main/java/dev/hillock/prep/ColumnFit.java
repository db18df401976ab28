package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.Dates;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.PixelColumn;
import dev.hillock.data.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fits the transform of one column after the other, or leaves a column out and says why.
///
/// @param table has the columns
/// @param rows the training rows
/// @param settings scaling, declared types and more
/// @param notes gets what a user should know, one line each
record ColumnFit(Table table, int[] rows, PreparationFit settings, List<String> notes) {

  /// More levels than this, in more than half of the rows, are an identifier or free text.
  private static final int IDENTIFIER_LEVELS = 100;

  /// The fitted transform; null if the column is left out.
  @Nullable ColumnTransform of(Column column) {
    return switch (settings.types().get(column.name())) {
      case null -> found(column);
      case DeclaredType.Numeric _, DeclaredType.Categorical _ -> plain(column);
      case DeclaredType.Ordinal(var levels) ->
          OrdinalTransform.fit(table, column, levels, rows, settings.scaling());
      case DeclaredType.Date _ -> DateTransform.fit(table, column, rows, settings.scaling());
      case DeclaredType.Text _ -> null;
    };
  }

  private @Nullable ColumnTransform found(Column column) {
    if (column instanceof CategoricalColumn categories && Dates.areAll(categories.levels())) {
      return DateTransform.fit(table, column, rows, settings.scaling());
    }
    if (column instanceof NumericColumn numbers && isIdentifier(numbers)) {
      return null;
    }
    if (column instanceof CategoricalColumn categories) {
      hint(categories);
      int levels = levels(categories);
      if (levels > IDENTIFIER_LEVELS && levels > rows.length / 2) {
        notes.add(
            "column '%s' is left out: %d different texts in %d rows look like an identifier or free text; --type \"%s=categorical\" keeps it"
                .formatted(column.name(), levels, rows.length, column.name()));
        return null;
      }
    }
    return plain(column);
  }

  private @Nullable ColumnTransform plain(Column column) {
    return switch (column) {
      case NumericColumn numbers -> NumberTransform.fit(numbers, rows, settings.scaling());
      case CategoricalColumn categories -> {
        int levels = levels(categories);
        if (levels > settings.oneHotLevels()) {
          yield CategoryIndex.fit(categories, rows);
        }
        if (levels > OneHot.MOST_LEVELS) {
          notes.add(
              "column '%s': the %d commonest of %d levels have an input, the others count as unseen"
                  .formatted(column.name(), OneHot.MOST_LEVELS, levels));
        }
        yield OneHot.fit(categories, rows, settings.scaling());
      }
      // The first pixel stands for all: they share one block.
      case PixelColumn pixel ->
          pixel.index() == 0
              ? new PixelTransform(
                  pixel.pixels().height(), pixel.pixels().width(), pixel.pixels().channels())
              : null;
    };
  }

  /// Numbers that are consecutive, and named so, tell rows apart and nothing else; where one of the
  /// two is missing, that is for the user to say.
  private boolean isIdentifier(NumericColumn column) {
    var signs = Identifiers.of(column, rows);
    String name = column.name();
    if (signs.isCount() && signs.isNamed()) {
      notes.add(
          "column '%s' is left out: it numbers the rows; --type \"%s=numeric\" keeps it"
              .formatted(name, name));
      return true;
    }
    if (signs.isCount() || signs.isNamed()) {
      notes.add(
          "column '%s' holds another whole number in every row%s; if it only numbers them, leave it out with --drop \"%s\""
              .formatted(
                  name,
                  signs.isCount() ? ", one after the other" : " and is named like an identifier",
                  name));
    }
    return false;
  }

  private void hint(CategoricalColumn column) {
    NumberHint.of(column, rows)
        .ifPresent(hint ->
            notes.add(
                "column '%s' holds texts that look like numbers, such as '%s'; %s reads them as numbers"
                    .formatted(column.name(), hint.example(), hint.options())));
  }

  /// How many levels the training rows use.
  private int levels(CategoricalColumn column) {
    boolean[] used = new boolean[column.levels().size()];
    int count = 0;
    for (int row : rows) {
      if (!column.isMissing(row) && !used[column.codes()[row]]) {
        used[column.codes()[row]] = true;
        count++;
      }
    }
    return count;
  }
}
