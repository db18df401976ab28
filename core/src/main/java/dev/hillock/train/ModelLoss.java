package dev.hillock.train;

import dev.hillock.data.Table;
import dev.hillock.infer.Outputs;
import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.Preparation;
import dev.hillock.prep.TargetCoding;

/// The loss of a model over some rows. What learned logarithms is judged by the numbers that come
/// of them, scaled like those of a network that learned the numbers themselves, so that the losses
/// of both can be compared.
final class ModelLoss {

  private ModelLoss() {}

  /// The mean of the rows.
  static double of(Loss loss, Preparation preparation, Table table, int[] rows, Outputs outputs) {
    var target = preparation.target();
    boolean logs = target instanceof NumberTarget numbers && !numbers.logs().isEmpty();
    return logs
        ? ofLogs(loss, preparation, table, rows, outputs)
        : Objective.of(loss, target)
                .sum(
                    rows.length,
                    outputs.logits(),
                    outputs.values(),
                    preparation.targets(table, rows))
            / rows.length;
  }

  private static double ofLogs(
      Loss loss, Preparation preparation, Table table, int[] rows, Outputs outputs) {
    var logs = (NumberTarget) preparation.target();
    var numbers = logs.withoutLogs();
    var values = recoded(logs, numbers, outputs.values());
    var targets = preparation.withTarget(numbers).targets(table, rows);
    return loss.sum(rows.length, values, values, targets) / rows.length;
  }

  private static Matrix recoded(TargetCoding from, TargetCoding to, Matrix outputs) {
    var recoded = Matrix.of(outputs.rows(), outputs.columns());
    for (int row = 0; row < outputs.rows(); row++) {
      for (int j = 0; j < outputs.columns(); j++) {
        double number = from.numberOf(j, outputs.get(row, j));
        recoded.data()[recoded.at(row) + j] = (float) to.outputOf(j, number);
      }
    }
    return recoded;
  }
}
