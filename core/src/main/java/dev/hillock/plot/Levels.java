package dev.hillock.plot;

import dev.hillock.report.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Round numbers between which a picture has one shade.
///
/// @param values ascending
record Levels(double[] values) {

  /// More shades can hardly be told apart.
  private static final int MOST = 12;

  private static final int WANTED = 9;
  private static final double[] ROUND = {1, 1.5, 2, 3, 5, 7};
  private static final double[] ROUNDER = {1, 2, 5};

  /// Levels of these numbers: equal steps; of positive ones of very different sizes about equal
  /// ratios. None where all are equal.
  static Levels of(double[] numbers, boolean mayBeRatios) {
    double least = Arrays.stream(numbers).min().orElse(0);
    double greatest = Arrays.stream(numbers).max().orElse(0);
    if (!(greatest > least)) {
      return new Levels(new double[0]);
    }
    if (mayBeRatios && Axis.ofSizes("", least, greatest).isLogarithmic()) {
      return ratios(least, greatest);
    }
    double rough = (greatest - least) / WANTED;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : 5);
    if (rough / power >= 7.5) {
      step = 10 * power;
    }
    var levels = new ArrayList<Double>();
    long last = (long) Math.ceil(greatest / step) - 1;
    for (long i = (long) Math.floor(least / step) + 1; i <= last; i++) {
      levels.add(i * step);
    }
    return of(levels);
  }

  /// As many round numbers of each power of ten as are not too many in all.
  private static Levels ratios(double least, double greatest) {
    var all = new ArrayList<Double>();
    for (double[] round : List.of(ROUND, ROUNDER, new double[] {1})) {
      all.clear();
      int to = (int) Math.floor(Math.log10(greatest));
      for (int power = (int) Math.floor(Math.log10(least)); power <= to; power++) {
        for (double digit : round) {
          double level = digit * Math.pow(10, power);
          if (level > least && level < greatest) {
            all.add(level);
          }
        }
      }
      if (all.size() <= MOST) {
        break;
      }
    }
    while (all.size() > MOST) {
      for (int i = all.size() - 2; i >= 0; i -= 2) {
        all.remove(i);
      }
    }
    return of(all);
  }

  private static Levels of(List<Double> levels) {
    return new Levels(levels.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
