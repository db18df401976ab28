package dev.hillock.attribution;

import dev.hillock.prep.Scaling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The numbers of a column, and how far they are from one of them.
///
/// @param from the one
/// @param spread unit of distances: that of the quartiles, or half that of the extremes where the
///   quartiles are equal
/// @param least observed
/// @param greatest observed
/// @param decimals of the observed ones, at most six
record NumberRange(double from, double spread, double least, double greatest, int decimals) {

  private static final int MOST_DECIMALS = 6;
  private static final int MOST_ZEROS = 6;

  /// A number may be rounded by this part of its change.
  private static final double ROUNDING = 0.03;

  static NumberRange of(double[] observed, double from) {
    int decimals = 0;
    for (double v : observed) {
      int own = BigDecimal.valueOf(v).stripTrailingZeros().scale();
      decimals = Math.max(decimals, Math.min(own, MOST_DECIMALS));
    }
    return new NumberRange(
        from,
        Scaling.ROBUST.line(observed).spread(),
        Arrays.stream(observed).min().orElseThrow(),
        Arrays.stream(observed).max().orElseThrow(),
        decimals);
  }

  /// A cell that holds this number.
  Cell cell(double number) {
    return Cell.ofNumber(number, Math.abs(number - from) / spread);
  }

  /// Numbers near this one, the roundest first and of two equally round ones the nearer to the
  /// current: as round as the observed ones at least, and none beyond them.
  List<Cell> rounder(double number) {
    var away = number > from ? RoundingMode.CEILING : RoundingMode.FLOOR;
    var back = number > from ? RoundingMode.FLOOR : RoundingMode.CEILING;
    var exact = BigDecimal.valueOf(number);
    var cells = new ArrayList<Cell>();
    for (int digits = -MOST_ZEROS; digits <= decimals; digits++) {
      for (var mode : List.of(back, away)) {
        double round = exact.setScale(digits, mode).doubleValue();
        boolean observed = round >= least && round <= greatest && round != from;
        boolean near = Math.abs(round - number) <= ROUNDING * Math.abs(number - from);
        if (observed && (near || digits == decimals)) {
          cells.add(cell(round));
        }
      }
    }
    return cells;
  }
}
