package dev.hillock.bench.accuracy;

/// What the error ratios to one rival amount to.
final class Tally {

  private double logarithms;
  private int wins;
  private int ties;
  private int losses;

  /// Counts a table.
  void add(ErrorRatio ratio) {
    logarithms += Math.log(ratio.value());
    switch (ratio.verdict()) {
      case WIN -> wins++;
      case TIE -> ties++;
      case LOSS -> losses++;
    }
  }

  /// The geometric mean; NaN without tables.
  double meanRatio() {
    return tables() == 0 ? Double.NaN : Math.exp(logarithms / tables());
  }

  int tables() {
    return wins + ties + losses;
  }

  int wins() {
    return wins;
  }

  int ties() {
    return ties;
  }

  int losses() {
    return losses;
  }
}
