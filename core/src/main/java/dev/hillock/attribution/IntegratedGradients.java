package dev.hillock.attribution;

import dev.hillock.data.Table;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Integrated gradients: column c adds Σ_i (x_i − b_i)·∫₀¹ ∂F/∂x_i (b + t·(x − b)) dt to the
/// prediction, over the numbers i that it becomes; b is the baseline. All columns together add F(x)
/// − F(b).
///
/// The line from b to x runs through the numbers that enter the first layer, behind the embedding,
/// so that categories lie on a line too. Members of an ensemble each have a line; F is what they
/// say together, in the target's units. In double precision: see [dev.hillock.reference].
///
/// The mean of rows as a baseline is the mean of these numbers: of a category the shares of its
/// levels.
///
/// Source: Sundararajan, Taly & Yan, "Axiomatic attribution for deep networks", ICML 2017, equation
/// 1.
public final class IntegratedGradients {

  /// Rows whose mean is the baseline where nobody names another.
  public static final Baseline DEFAULT_BASELINE = new Baseline.Rows(1000);

  /// Pixels of an image that are listed; the others are summed.
  private static final int LISTED_PIXELS = 20;

  /// Multiplications that the integral may take: some seconds.
  private static final long MOST_WORK = 6_000_000_000L;

  private static final long FEWEST_HALVINGS = 100;
  private static final long MOST_HALVINGS = 20_000;

  /// Numbers that halved pieces may keep: a piece has some for each column.
  private static final long MOST_NUMBERS = 5_000_000;

  /// Derivatives of a halved piece, and passes of each.
  private static final int PASSES_OF_HALVING = 12;

  private IntegratedGradients() {}

  /// Shares out the prediction for a row.
  ///
  /// @param table has the row and those of the baseline, with all columns of the model
  /// @param row from 0
  /// @param baseline [#DEFAULT_BASELINE] by default
  /// @throws IllegalArgumentException if there is no such row, the model predicts nothing of the
  ///   kind, or has step units, which no derivative tells anything of
  /// @throws dev.hillock.data.DataException if the table lacks a column of the model
  public static Attribution of(
      Model model, Table table, int row, Question question, Baseline baseline) {
    refuseSteps(model);
    var answer = RowAnswer.of(model, table, row, question);
    var map = ColumnMap.of(model);
    int[] others = baseline.rows(table);
    long affordable =
        Math.min(
            MOST_WORK / PASSES_OF_HALVING / Math.max(1, answer.work()), MOST_NUMBERS / map.size());
    var result =
        LineIntegral.of(
            new Line(answer, map, others), Math.clamp(affordable, FEWEST_HALVINGS, MOST_HALVINGS));
    var notes = new ArrayList<>(answer.notes());
    if (!result.isComplete()) {
      notes.add(
          "the network bends so often on the way that the contributions do not add up exactly");
    }
    var contributions = new ArrayList<Contribution>();
    for (int c = 0; c < map.size(); c++) {
      String name = map.names().get(c);
      contributions.add(new Contribution(name, answer.cell(name), result.sums()[c]));
    }
    return new Attribution(
        Method.INTEGRATED_GRADIENTS,
        answer.quantity().text(),
        answer.quantity().unit(),
        result.end(),
        new Attribution.BaselineValue(
            BaselineText.of(table, others, baseline, Method.INTEGRATED_GRADIENTS), result.start()),
        ColumnMap.isOfImages(model) ? greatest(contributions) : contributions,
        notes);
  }

  private static void refuseSteps(Model model) {
    for (Member member : model.members()) {
      Architecture architecture = member.architecture();
      for (int i = 0; i < architecture.layers().size(); i++) {
        var f = architecture.layers().get(i).activation();
        if (!f.isDifferentiable()) {
          throw new IllegalArgumentException(
              "layer '%s' has activation %s, whose derivative is 0 everywhere; take Shapley values"
                  .formatted(architecture.nameOf(i), f.text()));
        }
      }
    }
  }

  private static List<Contribution> greatest(List<Contribution> pixels) {
    var sorted =
        pixels.stream().sorted(Comparator.comparingDouble(c -> -Math.abs(c.value()))).toList();
    int listed = Math.min(LISTED_PIXELS, sorted.size());
    var greatest = new ArrayList<>(sorted.subList(0, listed));
    var others = sorted.subList(listed, sorted.size());
    if (!others.isEmpty()) {
      double sum = others.stream().mapToDouble(Contribution::value).sum();
      greatest.add(new Contribution(others.size() + " other pixels", "various", sum));
    }
    return greatest;
  }
}
