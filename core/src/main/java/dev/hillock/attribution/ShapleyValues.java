package dev.hillock.attribution;

import dev.hillock.data.Table;
import dev.hillock.kernel.Philox;
import dev.hillock.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shapley values: what a column adds when it becomes known, on average over all orders in which
/// the columns may become known. What is not known comes from background rows, so the network is
/// asked about mixtures of rows that may never occur (interventional, not conditional).
///
/// With d columns that differ, φ_c = Σ_S |S|!·(d − |S| − 1)!/d!·(v(S ∪ c) − v(S)) over all 2^d
/// coalitions, where that takes some seconds at most. Otherwise orders are drawn, each with its
/// reverse; the values then have standard errors, which come from the differences between the
/// pairs. Both ways they add up to the prediction minus the mean prediction of the background.
///
/// Sources: Shapley, "A value for n-person games", 1953; Lundberg & Lee, "A unified approach to
/// interpreting model predictions", NeurIPS 2017, equations 4 and 8; Štrumbelj & Kononenko, JMLR
/// 11, 2010 (sampling); Mitchell, Cooper, Frank & Holmes, "Sampling permutations for Shapley value
/// estimation", JMLR 23, 2022 (reversed orders).
public final class ShapleyValues {

  /// All coalitions of more columns do not fit into the time, however small the network.
  private static final int MOST_EXACT = 16;

  /// Multiplications for all coalitions: some seconds.
  private static final double MOST_WORK = 4e10;

  /// What reading the outputs of a row takes besides, in multiplications.
  private static final long WORK_OF_ROW = 1000;

  private static final int FEWEST_PAIRS = 8;

  /// Coalitions that are asked about at a time.
  private static final int TOGETHER = 1 << 12;

  private ShapleyValues() {}

  /// Shares out the prediction for a row.
  ///
  /// @param table has the row and the background, with all columns of the model
  /// @param row from 0
  /// @param options [ShapleyOptions#DEFAULT] by default
  /// @throws IllegalArgumentException if there is no such row, the model predicts nothing of the
  ///   kind, or its columns are the pixels of images
  /// @throws dev.hillock.data.DataException if the table lacks a column of the model
  public static Attribution of(
      Model model, Table table, int row, Question question, ShapleyOptions options) {
    if (ColumnMap.isOfImages(model)) {
      throw new IllegalArgumentException(
          "the columns are the pixels of images, too many for Shapley values; take integrated gradients");
    }
    var answer = RowAnswer.of(model, table, row, question);
    var map = ColumnMap.of(model);
    int[] others = options.background().rows(table);
    try (var coalitions = new Coalitions(answer, map, others)) {
      int d = coalitions.players().length;
      double workOfCoalition = (double) others.length * (answer.work() + WORK_OF_ROW);
      boolean exact = d <= MOST_EXACT && workOfCoalition * (1 << d) <= MOST_WORK;
      double pairs = MOST_WORK / (2 * d * workOfCoalition + 1);
      int affordable = (int) Math.clamp(pairs, FEWEST_PAIRS, Integer.MAX_VALUE);
      var shares =
          exact
              ? exact(coalitions)
              : sampled(coalitions, Math.min(options.pairs(), affordable), options.seed());
      String text = BaselineText.of(table, others, options.background(), Method.SHAPLEY);
      return attribution(answer, map, shares, text);
    }
  }

  /// @param empty v(∅)
  /// @param full v of all players
  /// @param values of the players
  /// @param errors of the values
  /// @param notes on how they came about
  private record Shares(
      int[] players,
      double empty,
      double full,
      double[] values,
      double[] errors,
      List<String> notes) {}

  private static Attribution attribution(
      RowAnswer answer, ColumnMap map, Shares shares, String baseline) {
    var contributions = new ArrayList<Contribution>();
    double[] values = new double[map.size()];
    double[] errors = new double[map.size()];
    for (int p = 0; p < shares.players.length; p++) {
      values[shares.players[p]] = shares.values[p];
      errors[shares.players[p]] = shares.errors[p];
    }
    for (int c = 0; c < values.length; c++) {
      String name = map.names().get(c);
      contributions.add(new Contribution(name, answer.cell(name), values[c], errors[c]));
    }
    var notes = new ArrayList<>(answer.notes());
    notes.addAll(shares.notes);
    return new Attribution(
        Method.SHAPLEY,
        answer.quantity().text(),
        answer.quantity().unit(),
        shares.full,
        new Attribution.BaselineValue(baseline, shares.empty),
        contributions,
        notes);
  }

  private static Shares exact(Coalitions game) {
    int d = game.players().length;
    double[] v = valuesOfAll(game, d);
    double[] weights = weights(d);
    double[] shares = new double[d];
    for (int set = 0; set < v.length; set++) {
      for (int p = 0; p < d; p++) {
        if ((set >> p & 1) == 0) {
          shares[p] += weights[Integer.bitCount(set)] * (v[set | 1 << p] - v[set]);
        }
      }
    }
    return new Shares(game.players(), v[0], v[v.length - 1], shares, new double[d], List.of());
  }

  private static double[] valuesOfAll(Coalitions game, int d) {
    double[] v = new double[1 << d];
    for (int from = 0; from < v.length; from += TOGETHER) {
      int count = Math.min(TOGETHER, v.length - from);
      var sets = new ArrayList<boolean[]>();
      for (int set = from; set < from + count; set++) {
        boolean[] members = new boolean[d];
        for (int p = 0; p < d; p++) {
          members[p] = (set >> p & 1) == 1;
        }
        sets.add(members);
      }
      System.arraycopy(game.values(sets), 0, v, from, count);
    }
    return v;
  }

  /// s!·(d − s − 1)!/d! for each size s of a coalition: 1 / (d·(d−1 over s)).
  private static double[] weights(int d) {
    double[] weights = new double[d];
    double choices = 1;
    for (int s = 0; s < d; s++) {
      weights[s] = 1 / (d * choices);
      choices = choices * (d - 1 - s) / (s + 1);
    }
    return weights;
  }

  private static Shares sampled(Coalitions game, int pairs, long seed) {
    int d = game.players().length;
    boolean[] all = new boolean[d];
    Arrays.fill(all, true);
    double[] ends = game.values(List.of(new boolean[d], all));
    var random = new Philox(seed, Philox.Purpose.COALITIONS);
    double[] sums = new double[d];
    double[] squares = new double[d];
    int[] order = new int[d];
    for (int pair = 0; pair < pairs; pair++) {
      random.shuffle(order, pair);
      double[] change = changes(game, order, ends);
      double[] reverse = changes(game, reversed(order), ends);
      for (int p = 0; p < d; p++) {
        double mean = (change[p] + reverse[p]) / 2;
        sums[p] += mean;
        squares[p] += mean * mean;
      }
    }
    double[] errors = new double[d];
    for (int p = 0; p < d; p++) {
      sums[p] /= pairs;
      double variance = Math.max(0, squares[p] / pairs - sums[p] * sums[p]) / (pairs - 1);
      errors[p] = Math.sqrt(variance);
    }
    String note =
        "Shapley values from %d orders of %d columns, each with its reverse; ± is one standard error"
            .formatted(2 * pairs, d);
    return new Shares(game.players(), ends[0], ends[1], sums, errors, List.of(note));
  }

  /// What each player adds in this order.
  ///
  /// @param ends v of nobody and of all
  private static double[] changes(Coalitions game, int[] order, double[] ends) {
    var sets = new ArrayList<boolean[]>();
    boolean[] known = new boolean[order.length];
    for (int i = 0; i < order.length - 1; i++) {
      known[order[i]] = true;
      sets.add(known.clone());
    }
    double[] values = game.values(sets);
    double[] changes = new double[order.length];
    double before = ends[0];
    for (int i = 0; i < order.length; i++) {
      double after = i == order.length - 1 ? ends[1] : values[i];
      changes[order[i]] = after - before;
      before = after;
    }
    return changes;
  }

  private static int[] reversed(int[] order) {
    int[] reversed = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      reversed[i] = order[order.length - 1 - i];
    }
    return reversed;
  }
}
