package dev.hillock.attribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes one cell after the other, of all columns that may be changed: each time the cell that
/// brings the prediction nearer by most for its distance, and once more by most whatever the
/// distance. Ends where the prediction is as wished, or nothing brings it nearer.
final class GreedySearch {

  private static final int MOST_STEPS = 100;

  /// Of the changes that are nearly as good for their distance the largest is taken.
  private static final double NEARLY = 0.8;

  private final Trials trials;
  private final Refinement refinement;

  GreedySearch(Trials trials, Refinement refinement) {
    this.trials = trials;
    this.refinement = refinement;
  }

  void run() {
    run(true);
    run(false);
  }

  private void run(boolean byDistance) {
    var present = trials.all(List.<Cell[]>of(trials.unchanged())).getFirst();
    for (int step = 0; step < MOST_STEPS && !present.met(); step++) {
      var next = next(present, byDistance);
      if (next == null) {
        return;
      }
      present = next;
    }
    if (present.met()) {
      refinement.of(present.variant());
    }
  }

  private Trials.@Nullable Tried next(Trials.Tried present, boolean byDistance) {
    var tried = trials.explore(neighbours(present.variant()));
    Trials.Tried best = null;
    double bestGain = 0;
    double bestRate = 0;
    for (var one : tried) {
      double gain = present.gap() - one.gap();
      double rate = byDistance ? gain / Math.max(1e-9, one.distance() - present.distance()) : gain;
      boolean better = rate > bestRate || (rate > NEARLY * bestRate && gain > bestGain);
      if (one.met() && (best == null || !best.met() || one.distance() < best.distance())) {
        best = one;
      } else if (!(best != null && best.met()) && gain > 0 && better) {
        best = one;
        bestGain = gain;
        bestRate = Math.max(rate, bestRate);
      }
    }
    return best;
  }

  /// All variants that differ from this one in one cell.
  private List<Cell[]> neighbours(Cell[] variant) {
    var some = new ArrayList<Cell[]>();
    for (int c = 0; c < variant.length; c++) {
      for (Cell cell : trials.columns().get(c).others()) {
        if (!cell.equals(variant[c])) {
          some.add(Trials.with(variant, c, cell));
        }
      }
    }
    return some;
  }
}
