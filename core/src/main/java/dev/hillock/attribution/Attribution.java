package dev.hillock.attribution;

import java.util.Comparator;
import java.util.List;

/// A prediction for one row, shared out among the columns: baseline value + Σ contributions =
/// prediction, but for the error.
///
/// @param method how
/// @param explained which number, in words: `probability of species 'virginica'`
/// @param unit of prediction, baseline value and contributions
/// @param prediction for the row
/// @param baseline what the row is compared with, in words, and what is predicted for that
/// @param contributions the greatest first, whatever its sign
/// @param notes what else the reader must know; sentences without a full stop
public record Attribution(
    Method method,
    String explained,
    Unit unit,
    double prediction,
    BaselineValue baseline,
    List<Contribution> contributions,
    List<String> notes) {

  /// What a row is compared with.
  ///
  /// @param text in words that follow the value: `for the mean of the 150 rows of iris.csv`
  /// @param value what is predicted for it, in the attribution's unit
  public record BaselineValue(String text, double value) {}

  public Attribution {
    contributions =
        contributions.stream()
            .sorted(Comparator.comparingDouble(c -> -Math.abs(c.value())))
            .toList();
    notes = List.copyOf(notes);
  }

  /// Σ contributions.
  public double sum() {
    return contributions.stream().mapToDouble(Contribution::value).sum();
  }

  /// Σ contributions − (prediction − baseline value): 0 but for rounding, and for what an integral
  /// is short of.
  public double error() {
    return sum() - (prediction - baseline.value());
  }
}
