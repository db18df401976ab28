package dev.hillock.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes a change smaller: takes back what is not needed, halves numbers towards what they were,
/// and rounds them.
final class Refinement {

  private static final int ROUNDS = 2;
  private static final int HALVINGS = 40;

  /// Halving ends at this part of the column's spread.
  private static final double PRECISION = 1e-3;

  private final Trials trials;

  Refinement(Trials trials) {
    this.trials = trials;
  }

  /// Tries smaller changes than this one, which does; the trials remember the smallest.
  void of(Cell[] met) {
    Cell[] variant = met;
    for (int round = 0; round < ROUNDS; round++) {
      for (int column : changed(variant)) {
        variant = smaller(variant, column);
      }
    }
    trials.explore(List.<Cell[]>of(variant));
  }

  /// The changed columns, the one that is changed most first.
  private List<Integer> changed(Cell[] variant) {
    return IntStream.range(0, variant.length)
        .filter(c -> isChanged(variant, c))
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -variant[c].distance()))
        .toList();
  }

  private boolean isChanged(Cell[] variant, int column) {
    return !variant[column].equals(trials.columns().get(column).current());
  }

  private Cell[] smaller(Cell[] variant, int column) {
    var choices = trials.columns().get(column);
    Cell[] without = Trials.with(variant, column, choices.current());
    if (changed(variant).size() > 1 && trials.isMet(without)) {
      return without;
    }
    var range = choices.numbers();
    return range == null ? nearer(variant, column) : halved(variant, column, range);
  }

  /// The nearest of the other choices that does.
  private Cell[] nearer(Cell[] variant, int column) {
    var some = new ArrayList<Cell[]>();
    for (Cell cell : trials.columns().get(column).others()) {
      if (cell.distance() < variant[column].distance()) {
        some.add(Trials.with(variant, column, cell));
      }
    }
    return trials.all(some).stream()
        .filter(Trials.Tried::met)
        .map(Trials.Tried::variant)
        .findFirst()
        .orElse(variant);
  }

  private Cell[] halved(Cell[] variant, int column, NumberRange range) {
    double misses = range.from();
    double meets = variant[column].number();
    for (int i = 0; i < HALVINGS && Math.abs(meets - misses) > PRECISION * range.spread(); i++) {
      double middle = misses + (meets - misses) / 2;
      if (trials.isMet(Trials.with(variant, column, range.cell(middle)))) {
        meets = middle;
      } else {
        misses = middle;
      }
    }
    var some = new ArrayList<Cell[]>();
    range.rounder(meets).forEach(cell -> some.add(Trials.with(variant, column, cell)));
    return trials.all(some).stream()
        .filter(Trials.Tried::met)
        .map(Trials.Tried::variant)
        .findFirst()
        .orElse(variant);
  }
}
