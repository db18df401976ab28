package dev.hillock.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source of rows held.
///
/// @param table the rows
/// @param test rows the source itself sets apart for testing, with the same columns and levels;
///   null if it does not
/// @param target the column the source itself says is to be learned, `label` for labelled images;
///   null if it does not say
/// @param imageShape the images' shape; null if the rows are not images
/// @param rowNames one name per row of `table`, such as an image's file name below the folder;
///   empty if rows have no names
/// @param notes what a user may want to know, one line each
public record LoadedData(
    Table table,
    @Nullable Table test,
    @Nullable String target,
    @Nullable ImageShape imageShape,
    List<String> rowNames,
    List<String> notes) {

  /// The name of the column that holds the class of an image.
  public static final String LABEL = "label";

  public LoadedData {
    rowNames = List.copyOf(rowNames);
    notes = List.copyOf(notes);
    if (!rowNames.isEmpty() && rowNames.size() != table.rows()) {
      throw new IllegalArgumentException(
          "there are %s for %s; give one for each row or none"
              .formatted(
                  Wording.count(rowNames.size(), "row name"), Wording.count(table.rows(), "row")));
    }
  }

  /// A table without anything more to say.
  public static LoadedData of(Table table) {
    return new LoadedData(table, null, null, null, List.of(), List.of());
  }
}
