package dev.hillock.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tries variants of a row and remembers the least change that does, and the one that comes
/// nearest.
final class Trials {

  private static final int TOGETHER = 2048;

  /// Changes that differ by less are equally small.
  private static final double EQUAL = 1e-9;

  private final Variants variants;
  private final Goal goal;
  private final List<CellChoices> columns;
  private Cell[] best = {};
  private Cell[] nearest;
  private double nearestGap = Double.POSITIVE_INFINITY;

  /// One that was tried.
  ///
  /// @param met whether the prediction is as wished
  /// @param gap how far it is from that
  record Tried(Cell[] variant, boolean met, double gap) {

    double distance() {
      return Trials.distance(variant);
    }
  }

  Trials(Variants variants, Goal goal, List<CellChoices> columns) {
    this.variants = variants;
    this.goal = goal;
    this.columns = columns;
    nearest = unchanged();
  }

  List<CellChoices> columns() {
    return columns;
  }

  /// The row as it is.
  Cell[] unchanged() {
    return columns.stream().map(CellChoices::current).toArray(Cell[]::new);
  }

  static double distance(Cell[] variant) {
    return Arrays.stream(variant).mapToDouble(Cell::distance).sum();
  }

  /// The variant with another cell.
  static Cell[] with(Cell[] variant, int column, Cell cell) {
    Cell[] other = variant.clone();
    other[column] = cell;
    return other;
  }

  /// Tries them all and remembers them.
  List<Tried> explore(List<Cell[]> some) {
    var tried = all(some);
    tried.forEach(this::remember);
    return tried;
  }

  /// Tries them all.
  List<Tried> all(List<Cell[]> some) {
    var tried = new ArrayList<Tried>();
    for (int from = 0; from < some.size(); from += TOGETHER) {
      var part = some.subList(from, Math.min(some.size(), from + TOGETHER));
      var predictions = variants.predict(part);
      for (int i = 0; i < part.size(); i++) {
        tried.add(new Tried(part.get(i), goal.isMet(predictions, i), goal.gap(predictions, i)));
      }
    }
    return tried;
  }

  /// Whether one does.
  boolean isMet(Cell[] variant) {
    return all(List.<Cell[]>of(variant)).getFirst().met();
  }

  private void remember(Tried one) {
    if (one.met && one.distance() < bestDistance() - EQUAL) {
      best = one.variant;
    }
    if (one.gap < nearestGap) {
      nearestGap = one.gap;
      nearest = one.variant;
    }
  }

  /// Whether one was found.
  boolean hasFound() {
    return best.length > 0;
  }

  /// How far the best is from the row; infinite while there is none.
  double bestDistance() {
    return hasFound() ? distance(best) : Double.POSITIVE_INFINITY;
  }

  /// The least change that does, or without one the one that comes nearest.
  Cell[] result() {
    return hasFound() ? best : nearest;
  }
}
