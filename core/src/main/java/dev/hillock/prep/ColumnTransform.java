package dev.hillock.prep;

import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.List;

/// Turns one column (or the pixels of an image) into inputs of the network. A closed set of fitted,
/// immutable records; they can be written to a file and read back.
public sealed interface ColumnTransform
    permits NumberTransform,
        OneHot,
        CategoryIndex,
        OrdinalTransform,
        DateTransform,
        PixelTransform {

  /// The names of the columns it reads.
  List<String> columns();

  /// How many inputs it makes.
  int width();

  /// A few words for people: `mean 5.84, deviation 0.83`.
  String describe();

  /// Fills its inputs for the given rows of a table.
  ///
  /// @param table has the columns
  /// @param rows which rows, in the order wanted
  /// @param x row r receives table row `rows[r]`
  /// @param firstInput its first column of x; it fills [#width] of them
  /// @return how many cells held a category that training never saw
  int apply(Table table, int[] rows, Matrix x, int firstInput);
}
