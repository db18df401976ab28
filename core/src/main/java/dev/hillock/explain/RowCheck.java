package dev.hillock.explain;

import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Whether there are rows enough to tell a rule from chance.
///
/// There are to be two training rows for each input at least: with fewer, a single neuron can give
/// them any classes whatever (Cover, "Geometrical and statistical properties of systems of linear
/// inequalities", IEEE Transactions on Electronic Computers 14, 1965), so that fitting them says
/// nothing. And there are to be 50, so that a fifth of as many more can validate: of 12 rows one
/// more right is 8 % of accuracy. A table that holds every combination of its values, such as that
/// of a logical function, needs no more rows.
final class RowCheck {

  private static final int FEWEST = 50;
  private static final int FEWEST_PER_INPUT = 2;

  private RowCheck() {}

  static List<Finding> of(Plan plan) {
    int rows = plan.trainingRows();
    int inputs = plan.preparation().width();
    if (rows >= Math.max(FEWEST, (long) FEWEST_PER_INPUT * inputs) || isComplete(plan)) {
      return List.of();
    }
    boolean few = rows < FEWEST;
    return List.of(
        new Finding(
            Illness.TOO_FEW_ROWS,
            "%s for training and %s; %s are the least that can be told from chance"
                .formatted(
                    Some.rows(rows),
                    inputs == 1 ? "1 input" : Numerals.count(inputs) + " inputs",
                    few && FEWEST >= FEWEST_PER_INPUT * inputs ? FEWEST : "two for each input"),
            few
                ? "get more rows; until then let every row validate once, and take a small network"
                : "get more rows, or leave out columns that tell nothing; a network without hidden layer has the fewest weights",
            few && plan.settings().get(Settings.FOLDS) == 0 && rows >= 2 * FOLDS
                ? "--folds " + FOLDS + " --hidden 8"
                : "--hidden none",
            Map.of("rows", (double) rows, "inputs", (double) inputs)));
  }

  private static final int FOLDS = 5;

  /// Whether the training rows hold every combination of the values of the inputs.
  private static boolean isComplete(Plan plan) {
    var columns = plan.preparation().inputColumns();
    int[] rows = plan.split().training();
    long combinations = 1;
    for (String name : columns) {
      var column = plan.table().column(name);
      var values = new HashSet<String>();
      for (int row : rows) {
        values.add(column.text(row));
      }
      combinations *= values.size();
      if (combinations > rows.length) {
        return false;
      }
    }
    var seen = new HashSet<List<String>>();
    for (int row : rows) {
      seen.add(columns.stream().map(name -> plan.table().column(name).text(row)).toList());
    }
    return seen.size() >= combinations;
  }
}
