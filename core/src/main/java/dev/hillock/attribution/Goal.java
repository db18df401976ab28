package dev.hillock.attribution;

import dev.hillock.attribution.Counterfactual.Said;
import dev.hillock.data.NumericColumn;
import dev.hillock.infer.Outputs;
import dev.hillock.infer.Predictions;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.Decision;
import dev.hillock.prep.LabelsTarget;
import java.util.List;

/// What ought to be predicted.
sealed interface Goal {

  /// In words: `species other than 'setosa'`.
  String text();

  /// Whether a row's prediction is as wished.
  boolean isMet(Predictions predictions, int row);

  /// How far it is from that, the less the nearer; in logits of classes, or in the target's units.
  double gap(Predictions predictions, int row);

  /// What is predicted.
  Said said(Predictions predictions, int row);

  /// Another class, or a certain one.
  ///
  /// @param from the predicted one, which it ought not to be
  /// @param wanted −1 for any other
  record OfClass(ClassTarget classes, int from, int wanted) implements Goal {

    @Override
    public String text() {
      return wanted < 0
          ? "%s other than '%s'".formatted(classes.column(), classes.labels().get(from))
          : "%s '%s'".formatted(classes.column(), classes.labels().get(wanted));
    }

    @Override
    public boolean isMet(Predictions predictions, int row) {
      int predicted = predictions.classOf(row);
      return wanted < 0 ? predicted != from : predicted == wanted;
    }

    @Override
    public double gap(Predictions predictions, int row) {
      int one = wanted < 0 ? from : wanted;
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes.labels().size(); c++) {
        best = c == one ? best : Math.max(best, score(predictions.outputs(), row, c));
      }
      double own = score(predictions.outputs(), row, one);
      return wanted < 0 ? own - best : best - own;
    }

    /// Where classes differ as the decision compares them.
    private double score(Outputs outputs, int row, int c) {
      double favour =
          switch (classes.decision()) {
            case Decision.Likeliest() -> 0;
            case Decision.Threshold(double least) ->
                c == 1 ? StrictMath.log((1 - least) / least) : 0;
            case Decision.Shares(List<Double> shares) -> -StrictMath.log(shares.get(c));
          };
      return favour + logit(outputs, row, c);
    }

    private static double logit(Outputs outputs, int row, int c) {
      boolean single = outputs.values().columns() == 1;
      return switch (outputs.activation()) {
        case SOFTMAX, STEP ->
            single ? c * outputs.logits().get(row, 0) : outputs.logits().get(row, c);
        case SIGMOID ->
            single
                ? c * (double) outputs.logits().get(row, 0)
                : StrictMath.log(Math.max(outputs.values().get(row, c), Float.MIN_NORMAL));
        default -> single ? c * (outputs.values().get(row, 0) - 0.5) : outputs.values().get(row, c);
      };
    }

    @Override
    public Said said(Predictions predictions, int row) {
      int predicted = predictions.classOf(row);
      boolean known = predictions.outputs().areProbabilities();
      return new Said(
          classes.labels().get(predicted),
          known ? predictions.probability(row, predicted) : Double.NaN);
    }
  }

  /// The other label of one of several targets.
  ///
  /// @param wanted 0 or 1
  record OfLabel(LabelsTarget labels, int index, int wanted) implements Goal {

    @Override
    public String text() {
      var classes = labels.targets().get(index);
      return "%s '%s'".formatted(classes.column(), classes.labels().get(wanted));
    }

    @Override
    public boolean isMet(Predictions predictions, int row) {
      return predictions.classOf(row, index) == wanted;
    }

    @Override
    public double gap(Predictions predictions, int row) {
      double logit = predictions.outputs().logits().get(row, index);
      return wanted == 1 ? -logit : logit;
    }

    @Override
    public Said said(Predictions predictions, int row) {
      int predicted = predictions.classOf(row, index);
      double second = predictions.labelProbability(row, index);
      return new Said(predictions.label(row, index), predicted == 1 ? second : 1 - second);
    }
  }

  /// A number at least or at most.
  ///
  /// @param index which target or quantile
  /// @param name of it
  /// @param rising whether it ought to be at least the value, not at most
  record OfNumber(int index, String name, double value, boolean rising) implements Goal {

    @Override
    public String text() {
      return "%s of %s or %s"
          .formatted(name, NumericColumn.textOf(value), rising ? "more" : "less");
    }

    @Override
    public boolean isMet(Predictions predictions, int row) {
      double number = predictions.value(row, index);
      return rising ? number >= value : number <= value;
    }

    @Override
    public double gap(Predictions predictions, int row) {
      double missing = value - predictions.value(row, index);
      return rising ? missing : -missing;
    }

    @Override
    public Said said(Predictions predictions, int row) {
      return new Said("", predictions.value(row, index));
    }
  }
}
