package dev.hillock.bench;

import dev.hillock.bench.measure.Statistics;
import java.util.Arrays;
import java.util.Locale;

/// How many times as fast one is as another, round by round.
///
/// @param median the middle of the rounds
/// @param least the worst round
/// @param most the best round
record Ratio(double median, double least, double most) {

  /// The ratio of the speeds of the same rounds.
  ///
  /// @param ours one value per round
  /// @param theirs one value per round
  /// @param isRate whether more is better; otherwise they are times
  static Ratio of(double[] ours, double[] theirs, boolean isRate) {
    int rounds = Math.min(ours.length, theirs.length);
    double[] ratios = new double[rounds];
    int known = 0;
    for (int round = 0; round < rounds; round++) {
      double ratio = isRate ? ours[round] / theirs[round] : theirs[round] / ours[round];
      if (!Double.isNaN(ratio)) {
        ratios[known++] = ratio;
      }
    }
    double[] all = Arrays.copyOf(ratios, known);
    return known == 0
        ? new Ratio(Double.NaN, Double.NaN, Double.NaN)
        : new Ratio(Statistics.median(all), Statistics.least(all), Statistics.most(all));
  }

  boolean isKnown() {
    return !Double.isNaN(median);
  }

  String text() {
    return isKnown() ? number(median) : "-";
  }

  String spread() {
    return isKnown() ? number(least) + "-" + number(most) : "-";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
