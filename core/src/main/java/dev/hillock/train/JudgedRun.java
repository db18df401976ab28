package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.infer.Predictions;
import dev.hillock.infer.Predictor;
import dev.hillock.model.Model;
import dev.hillock.prep.TargetCoding;
import dev.hillock.settings.Settings;
import dev.hillock.train.MemberTraining.Run;
import java.util.function.UnaryOperator;

/// What a training says of the rows that judge it: those held out; with folds each row, by the
/// members that did not train on it; the training rows where no others are.
///
/// @param model the networks that are judged
/// @param table the rows' table
/// @param rows which of them
/// @param predictions for them
record JudgedRun(Model model, Table table, int[] rows, Predictions predictions) {

  static JudgedRun of(Plan plan, Iterable<Run> runs, Model model) {
    if (plan.settings().get(Settings.FOLDS) > 0) {
      return OutOfFold.of(model, plan, runs);
    }
    boolean validates = plan.validationRows() > 0;
    Table table = validates ? plan.validationSource() : plan.table();
    int[] rows = validates ? plan.split().validation() : plan.split().training();
    try (var predictor = new Predictor(model)) {
      return new JudgedRun(model, table, rows, predictor.predict(table, rows));
    }
  }

  /// How good they are.
  ///
  /// @param finish what the target coding learned from them
  Evaluation evaluation(UnaryOperator<TargetCoding> finish) {
    var members = model.members().stream().map(member -> member.withTarget(finish)).toList();
    var target = finish.apply(predictions.target());
    return Evaluation.of(
        new Model(members, model.provenance()),
        table,
        rows,
        new Predictions(target, predictions.outputs(), predictions.unseen()));
  }
}
