package dev.hillock.explain;

import dev.hillock.report.Numerals;

/// Rows that stand for all, and numbers in words.
final class Some {

  private static final int MOST_ROWS = 2000;
  private static final int FEWEST_ROWS = 50;

  /// Numbers that a look at a table may hold: 16 MB.
  private static final int MOST_CELLS = 4_000_000;

  private Some() {}

  /// At most 2000 of the rows, evenly taken; fewer of wide ones.
  ///
  /// @param width numbers of a row
  static int[] of(int[] rows, int width) {
    int most = Math.clamp(MOST_CELLS / Math.max(1, width), FEWEST_ROWS, MOST_ROWS);
    if (rows.length <= most) {
      return rows;
    }
    int[] some = new int[most];
    for (int i = 0; i < most; i++) {
      some[i] = rows[(int) ((long) i * rows.length / most)];
    }
    return some;
  }

  /// `37 %`, `0.4 %`.
  static String percent(double part) {
    double hundredths = 100 * part;
    return (hundredths >= 1 ? Long.toString(Math.round(hundredths)) : Numerals.brief(hundredths))
        + " %";
  }

  /// `1 row`, `1,437 rows`.
  static String rows(long count) {
    return Numerals.count(count) + (count == 1 ? " row" : " rows");
  }
}
