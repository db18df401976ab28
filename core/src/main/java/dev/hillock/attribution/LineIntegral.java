package dev.hillock.attribution;

import java.util.Comparator;
import java.util.PriorityQueue;

/// ∫₀¹ of the slopes of a [Line], column by column.
///
/// A piece of the line has three Gauss points, which are exact for polynomials up to the fifth
/// power; the piece that seems worst is halved until all together are good enough.
///
/// Networks of ReLUs have hundreds of kinks on the way, at each of which the slopes jump. What F is
/// at the ends of a piece is known, so r, what the sum over the columns is short of it, tells where
/// in the piece the kink lies: moving it by τ adds τ·(left − right) to the columns, where left and
/// right are the slopes at the ends, and τ = r / Σ (left − right). With one kink and straight lines
/// beside it that is exact; with more it makes the error smaller. How much the columns change when
/// a piece is halved tells how wrong they were.
///
/// Source of the points: Abramowitz & Stegun, "Handbook of mathematical functions", 1964, 25.4.29.
final class LineIntegral {

  private static final double NODE = Math.sqrt(0.6);
  private static final double OUTER = 5.0 / 18;
  private static final double MIDDLE = 8.0 / 18;

  /// Pieces to begin with: a bump of the network between the points of one piece would be missed.
  private static final int FIRST_PIECES = 8;

  /// The sum over the columns may be wrong by this part of the whole.
  private static final double SUM_TOLERANCE = 5e-6;

  /// The columns may be wrong by this part of the whole, as the halving tells, which exaggerates.
  private static final double COLUMN_TOLERANCE = 2e-4;

  /// What the reader need not be told of.
  private static final double COMPLETE = 1e-4;

  private static final double SHORTEST = 1e-12;

  private final Line line;
  private final double[] sums;
  private final PriorityQueue<Piece> worst =
      new PriorityQueue<>(
          Comparator.comparingDouble((Piece p) -> -p.error).thenComparingDouble(p -> p.from));
  private final Line.Point start;
  private final Line.Point end;
  private double errors;

  /// @param error of the sum or of a column, whichever seems larger
  private record Piece(double from, double to, Ends ends, double[] sums, double error) {}

  /// The ends of a piece and its middle.
  private record Ends(Line.Point from, Line.Point middle, Line.Point to) {}

  private LineIntegral(Line line) {
    this.line = line;
    this.sums = new double[line.columns()];
    this.start = line.at(0);
    this.end = line.at(1);
  }

  /// What came of it.
  ///
  /// @param start F(0)
  /// @param end F(1)
  /// @param sums for each column
  record Result(double start, double end, double[] sums) {

    /// Whether Σ sums is F(1) − F(0) to within 1e-4 of that or of the largest sum.
    boolean isComplete() {
      double scale = Math.max(Math.abs(end - start), 1e-9 * Math.abs(end));
      double rest = start - end;
      for (double column : sums) {
        scale = Math.max(scale, Math.abs(column));
        rest += column;
      }
      return Math.abs(rest) <= COMPLETE * scale;
    }
  }

  /// Integrates with at most so many halvings.
  static Result of(Line line, long halvings) {
    var integral = new LineIntegral(line);
    integral.begin();
    long left = halvings;
    while (!integral.isGood() && left > 0 && integral.halveWorst()) {
      left--;
    }
    return new Result(integral.start.value(), integral.end.value(), integral.exactSums());
  }

  private void begin() {
    var left = start;
    for (int i = 0; i < FIRST_PIECES; i++) {
      double from = (double) i / FIRST_PIECES;
      double to = (i + 1.0) / FIRST_PIECES;
      var right = i == FIRST_PIECES - 1 ? end : line.at(to);
      // Nothing is known of the columns yet: once halved, there is.
      halve(piece(from, to, left, right));
      left = right;
    }
  }

  private boolean isGood() {
    double scale = Math.abs(end.value() - start.value());
    double sum = start.value() - end.value();
    for (double column : sums) {
      scale = Math.max(scale, Math.abs(column));
      sum += column;
    }
    // Where F hardly moves its own rounding is all there is.
    double rounding = 1e-13 * Math.max(Math.abs(start.value()), Math.abs(end.value()));
    return Math.abs(sum) <= SUM_TOLERANCE * scale + rounding
        && errors <= COLUMN_TOLERANCE * scale + rounding * worst.size();
  }

  /// Whether there was one that can be halved.
  private boolean halveWorst() {
    var piece = worst.peek();
    if (piece == null || piece.to - piece.from < SHORTEST) {
      return false;
    }
    worst.remove();
    errors -= piece.error;
    add(piece.sums, -1);
    halve(piece);
    return true;
  }

  private void halve(Piece piece) {
    double middle = piece.from + (piece.to - piece.from) / 2;
    var left = piece(piece.from, middle, piece.ends.from, piece.ends.middle);
    var right = piece(middle, piece.to, piece.ends.middle, piece.ends.to);
    double change = 0;
    for (int c = 0; c < piece.sums.length; c++) {
      change = Math.max(change, Math.abs(left.sums[c] + right.sums[c] - piece.sums[c]));
    }
    keep(left, change / 2);
    keep(right, change / 2);
  }

  private void keep(Piece piece, double change) {
    double error = Math.max(piece.error, change);
    worst.add(new Piece(piece.from, piece.to, piece.ends, piece.sums, error));
    errors += error;
    add(piece.sums, 1);
  }

  /// A piece whose error is that of the sum.
  private Piece piece(double from, double to, Line.Point left, Line.Point right) {
    double half = (to - from) / 2;
    double center = from + half;
    var first = line.at(center - NODE * half);
    var middle = line.at(center);
    var last = line.at(center + NODE * half);
    double[] integrals = new double[sums.length];
    double rest = right.value() - left.value();
    for (int c = 0; c < integrals.length; c++) {
      double outer = first.slopes()[c] + last.slopes()[c];
      integrals[c] = (to - from) * (OUTER * outer + MIDDLE * middle.slopes()[c]);
      rest -= integrals[c];
    }
    rest = moveKink(integrals, rest, left.slopes(), right.slopes(), to - from);
    return new Piece(from, to, new Ends(left, middle, right), integrals, Math.abs(rest));
  }

  /// Puts the kink where the sum over the columns wants it, if that is within the piece.
  ///
  /// @return what the sum is short of then
  private static double moveKink(
      double[] integrals, double rest, double[] left, double[] right, double length) {
    double jump = 0;
    for (int c = 0; c < integrals.length; c++) {
      jump += left[c] - right[c];
    }
    if (!(Math.abs(rest) < Math.abs(jump) * length / 2)) {
      return rest;
    }
    for (int c = 0; c < integrals.length; c++) {
      integrals[c] += rest / jump * (left[c] - right[c]);
    }
    return 0;
  }

  private void add(double[] more, int sign) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += sign * more[c];
    }
  }

  /// The sums of all pieces, without what adding and subtracting left behind.
  private double[] exactSums() {
    double[] exact = new double[sums.length];
    worst.stream()
        .sorted(Comparator.comparingDouble(Piece::from))
        .forEach(piece -> {
          for (int c = 0; c < exact.length; c++) {
            exact[c] += piece.sums[c];
          }
        });
    return exact;
  }
}
