package dev.hillock.attribution;

import java.util.Comparator;
import java.util.List;

/// A small change of a row that changes its prediction, or the news that none was found.
///
/// @param wish what was asked for, in words: `species other than 'setosa'`
/// @param found whether the prediction is as wished; if not, the changes are those that come
///   nearest to it of all that were tried
/// @param before what is predicted for the row as it is
/// @param after what is predicted for the changed row
/// @param changes the greatest first
/// @param notes what else the reader must know; sentences without a full stop
public record Counterfactual(
    String wish, boolean found, Said before, Said after, List<Change> changes, List<String> notes) {

  /// What a model says of a row.
  ///
  /// @param label the predicted class; empty where a number is predicted
  /// @param number the predicted one, or the probability of the label; NaN where there is none
  public record Said(String label, double number) {}

  /// One changed cell.
  ///
  /// @param column its name
  /// @param from what the cell holds; empty if it is missing
  /// @param to what it would have to hold
  /// @param distance in the column's own measure: distances of its quartiles for a number or a
  ///   date, 1 for another category, steps for ordered categories
  public record Change(String column, String from, String to, double distance) {}

  public Counterfactual {
    changes = changes.stream().sorted(Comparator.comparingDouble(c -> -c.distance())).toList();
    notes = List.copyOf(notes);
  }

  /// Σ distances of the changes.
  public double distance() {
    return changes.stream().mapToDouble(Change::distance).sum();
  }
}
