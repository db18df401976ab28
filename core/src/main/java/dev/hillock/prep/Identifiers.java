package dev.hillock.prep;

import dev.hillock.data.NumericColumn;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What speaks for a column of numbers telling rows apart and nothing else.
///
/// @param isCount whether its numbers come one after the other, with no more gaps than there are
///   rows that do not train
/// @param isNamed whether its name says so
record Identifiers(boolean isCount, boolean isNamed) {

  /// In a table this small, a column of 1, 2, 3 … may be a measurement.
  private static final int FEWEST_ROWS = 20;

  private static final Set<String> NAMES =
      Set.of(
          "id",
          "ids",
          "pid",
          "uid",
          "uuid",
          "idx",
          "index",
          "row",
          "rows",
          "rowid",
          "rowname",
          "rownames",
          "rownum",
          "rownumber",
          "record",
          "key",
          "no",
          "nr",
          "num",
          "number",
          "serial",
          "sno",
          "unnamed");

  private static final Identifiers NONE = new Identifiers(false, false);

  /// Looks at the given rows; nothing speaks for it unless each has a whole number of its own.
  static Identifiers of(NumericColumn column, int[] rows) {
    if (rows.length < FEWEST_ROWS) {
      return NONE;
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      double v = column.values()[row];
      // Also where it is missing: NaN equals nothing.
      if (v != Math.rint(v)) {
        return NONE;
      }
      least = Math.min(least, v);
      greatest = Math.max(greatest, v);
    }
    double range = greatest - least;
    // Where the range is too small for so many, nothing has to be sorted.
    if (range < rows.length - 1 || !areDistinct(column, rows)) {
      return NONE;
    }
    return new Identifiers(range < column.rows(), isNamed(column.name()));
  }

  private static boolean areDistinct(NumericColumn column, int[] rows) {
    double[] sorted =
        Arrays.stream(rows).mapToDouble(row -> column.values()[row]).sorted().toArray();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /// Whether one of the words of a name is one of those: `customer_id`, `rowIndex`, `Unnamed: 0`.
  private static boolean isNamed(String name) {
    String words = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
    return Arrays.stream(words.split("[^\\p{L}]+")).anyMatch(NAMES::contains);
  }
}
