package dev.hillock.attribution;

import dev.hillock.attribution.Counterfactual.Change;
import dev.hillock.data.Nearest;
import dev.hillock.data.Table;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.prep.ColumnTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks for the smallest change of a row that changes its prediction.
///
/// Cells are replaced by others that were observed: numbers by quantiles of their column,
/// categories and ordered categories by their levels, dates by dates. One column first, then pairs
/// of the ten columns that get nearest alone, then one change after the other of all columns; what
/// does is made smaller by taking back changes and halving numbers. A change is the smaller the
/// smaller the sum of its distances is ([Change]). What is found does change the prediction; that
/// nothing smaller would is not proved.
///
/// Source of the question: Wachter, Mittelstadt & Russell, "Counterfactual explanations without
/// opening the black box", Harvard Journal of Law & Technology 31, 2018. The distances are theirs
/// but for the unit, the search is our own: it needs no derivative, and serves step units too.
public final class CounterfactualSearch {

  private static final int PAIRED_COLUMNS = 10;
  private static final int PAIRED_CELLS = 16;

  private final Trials trials;
  private final List<CellChoices> columns;
  private final Refinement refinement;

  private CounterfactualSearch(Trials trials) {
    this.trials = trials;
    this.columns = trials.columns();
    this.refinement = new Refinement(trials);
  }

  /// Looks for one.
  ///
  /// @param table has the row and those that tell what was observed
  /// @param row from 0
  /// @throws IllegalArgumentException if there is no such row or column, or the wish does not fit
  ///   the model or is met already
  /// @throws dev.hillock.data.DataException if the table lacks a column of the model
  public static Counterfactual of(Model model, Table table, int row, Wish wish) {
    Baseline.required(table, row);
    Goal goal;
    Counterfactual.Said before;
    try (var predictor = new Predictor(model)) {
      var predictions = predictor.predict(table, new int[] {row});
      goal = GoalChoice.of(wish, predictions);
      before = goal.said(predictions, 0);
    }
    var choices = choices(model, table, row, wish.columns());
    try (var variants = new Variants(model, table, row, choices)) {
      var trials = new Trials(variants, goal, choices);
      new CounterfactualSearch(trials).run();
      Cell[] result = trials.result();
      var after = goal.said(variants.predict(List.<Cell[]>of(result)), 0);
      return new Counterfactual(
          goal.text(), trials.hasFound(), before, after, changes(choices, result), List.of());
    }
  }

  private static List<CellChoices> choices(Model model, Table table, int row, List<String> wanted) {
    var known = model.preparation().inputColumns();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the model does not read column '%s'; %s".formatted(name, Nearest.hint(name, known)));
      }
    }
    var choices = new ArrayList<CellChoices>();
    for (ColumnTransform transform : model.preparation().inputs()) {
      if (wanted.isEmpty() || wanted.containsAll(transform.columns())) {
        choices.add(CellChoices.of(transform, table, row));
      }
    }
    return choices;
  }

  private static List<Change> changes(List<CellChoices> columns, Cell[] variant) {
    var changes = new ArrayList<Change>();
    for (int c = 0; c < variant.length; c++) {
      Cell from = columns.get(c).current();
      if (!variant[c].equals(from)) {
        changes.add(
            new Change(
                columns.get(c).column(), from.text(), variant[c].text(), variant[c].distance()));
      }
    }
    return changes;
  }

  private void run() {
    var reach = single();
    pairs(reach);
    new GreedySearch(trials, refinement).run();
  }

  /// One column at a time.
  ///
  /// @return for each column the least gap that it alone leaves
  private double[] single() {
    double[] reach = new double[columns.size()];
    for (int c = 0; c < reach.length; c++) {
      var some = new ArrayList<Cell[]>();
      for (Cell cell : columns.get(c).others()) {
        some.add(Trials.with(trials.unchanged(), c, cell));
      }
      var tried = trials.explore(some);
      reach[c] = tried.stream().mapToDouble(Trials.Tried::gap).min().orElse(Double.MAX_VALUE);
      tried.stream()
          .filter(Trials.Tried::met)
          .findFirst()
          .ifPresent(first -> refinement.of(first.variant()));
    }
    return reach;
  }

  private void pairs(double[] reach) {
    var candidates = new ArrayList<Integer>();
    for (int c = 0; c < reach.length; c++) {
      if (!columns.get(c).others().isEmpty()) {
        candidates.add(c);
      }
    }
    candidates.sort(Comparator.comparingDouble(c -> reach[c]));
    var paired = candidates.subList(0, Math.min(PAIRED_COLUMNS, candidates.size()));
    for (int i = 0; i < paired.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(paired.get(j), paired.get(i));
      }
    }
  }

  private void pair(int first, int second) {
    var some = new ArrayList<Cell[]>();
    for (Cell one : thinned(columns.get(first).others())) {
      for (Cell other : thinned(columns.get(second).others())) {
        if (one.distance() + other.distance() < trials.bestDistance()) {
          some.add(Trials.with(Trials.with(trials.unchanged(), first, one), second, other));
        }
      }
    }
    trials.explore(some).stream()
        .filter(Trials.Tried::met)
        .min(Comparator.comparingDouble(Trials.Tried::distance))
        .ifPresent(least -> refinement.of(least.variant()));
  }

  /// Some of many, evenly chosen, with the first and the last.
  private static List<Cell> thinned(List<Cell> cells) {
    if (cells.size() <= PAIRED_CELLS) {
      return cells;
    }
    var some = new ArrayList<Cell>();
    for (int i = 0; i < PAIRED_CELLS; i++) {
      some.add(cells.get(i * (cells.size() - 1) / (PAIRED_CELLS - 1)));
    }
    return some;
  }
}
