package dev.hillock.prep;

import dev.hillock.data.CategoricalColumn;
import dev.hillock.data.Column;
import dev.hillock.data.DataException;
import dev.hillock.data.NumericColumn;
import dev.hillock.data.Table;
import dev.hillock.kernel.Matrix;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A column of categories that have an order: one input, x = (rank − center) / spread, with rank 0
/// for the least level. A missing cell, and a level that is not listed, become the median rank.
///
/// @param column the column's name
/// @param levels from the least to the greatest
/// @param median rank of the training rows
/// @param scale of the ranks
public record OrdinalTransform(String column, List<String> levels, double median, Scale scale)
    implements ColumnTransform {

  private static final int NAMED = 5;

  public OrdinalTransform {
    levels = new DeclaredType.Ordinal(levels).levels();
  }

  /// Fits it on the given rows.
  ///
  /// @throws DataException if some row of the table holds a level that is not listed
  public static OrdinalTransform fit(
      Table table, Column column, List<String> levels, int[] rows, Scaling scaling) {
    double[] ranks = new double[column.rows()];
    var rankOf = ranks(levels);
    var unlisted = new LinkedHashSet<String>();
    for (int row = 0; row < ranks.length; row++) {
      Integer rank = rankOf.get(column.text(row));
      ranks[row] = rank == null ? Double.NaN : rank;
      if (rank == null && !column.isMissing(row)) {
        unlisted.add(column.text(row));
      }
    }
    if (!unlisted.isEmpty()) {
      throw new DataException(
          "%s, column '%s' holds %s, which its order %s does not list; give --type every level in its place, or correct the cells"
              .formatted(
                  table.source(),
                  column.name(),
                  unlisted.stream()
                          .limit(NAMED)
                          .map(level -> "'" + level + "'")
                          .collect(Collectors.joining(", "))
                      + (unlisted.size() > NAMED
                          ? " and " + (unlisted.size() - NAMED) + " more"
                          : ""),
                  String.join("<", levels)));
    }
    var number = NumberTransform.fit(new NumericColumn(column.name(), ranks), rows, scaling);
    return new OrdinalTransform(column.name(), levels, number.median(), number.scale());
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ROOT,
        "rank in %s from 0, %s, missing = %.6g",
        String.join(" < ", levels),
        scale.describe(),
        median);
  }

  @Override
  public int apply(Table table, int[] rows, Matrix x, int firstInput) {
    Column cells = table.column(column);
    var rankOf = ranks(levels);
    int[] rankOfCode =
        cells instanceof CategoricalColumn categories
            ? categories.levels().stream().mapToInt(l -> rankOf.getOrDefault(l, -1)).toArray()
            : new int[0];
    int unseen = 0;
    for (int r = 0; r < rows.length; r++) {
      int row = rows[r];
      int rank = -1;
      if (!cells.isMissing(row)) {
        rank =
            cells instanceof CategoricalColumn categories
                ? rankOfCode[categories.codes()[row]]
                : rankOf.getOrDefault(cells.text(row), -1);
        unseen += rank < 0 ? 1 : 0;
      }
      x.data()[x.at(r) + firstInput] = (float) scale.apply(rank < 0 ? median : rank);
    }
    return unseen;
  }

  private static Map<String, Integer> ranks(List<String> levels) {
    var ranks = new HashMap<String, Integer>();
    levels.forEach(level -> ranks.put(level, ranks.size()));
    return ranks;
  }
}
