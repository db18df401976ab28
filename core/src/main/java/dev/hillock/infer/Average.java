package dev.hillock.infer;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Matrix;
import dev.hillock.prep.TargetCoding;
import java.util.List;

/// What the members of an ensemble say together: the mean of their probabilities, or of their
/// numbers in the target's units, in double and in the order of the members.
///
/// The mean of probabilities p is given logits that lead to it, ln p or ln p / (1 − p), so that it
/// can be judged like a single network; a mean number is coded as the first member codes it.
final class Average {

  private Average() {}

  /// The outputs of the ensemble.
  ///
  /// @param outputs of each member, all of the same rows
  /// @param targets how each member codes its outputs
  static Outputs of(List<Outputs> outputs, List<TargetCoding> targets) {
    var first = outputs.getFirst();
    int rows = first.values().rows();
    int columns = first.values().columns();
    var logits = Matrix.of(rows, columns);
    var values = Matrix.of(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < columns; j++) {
        int at = values.at(row) + j;
        double mean = mean(outputs, targets, row, j);
        values.data()[at] = (float) mean;
        logits.data()[at] = (float) logit(first.activation(), mean, outputs, row, j);
      }
    }
    return new Outputs(first.activation(), logits, values);
  }

  private static double mean(
      List<Outputs> outputs, List<TargetCoding> targets, int row, int column) {
    double sum = 0;
    for (int i = 0; i < outputs.size(); i++) {
      double value = outputs.get(i).values().get(row, column);
      sum += targets.get(i).numberOf(column, value);
    }
    return targets.getFirst().outputOf(column, sum / outputs.size());
  }

  private static double logit(
      Activation activation, double mean, List<Outputs> outputs, int row, int column) {
    return switch (activation) {
      case SOFTMAX -> StrictMath.log(Math.max(mean, Float.MIN_NORMAL));
      case SIGMOID ->
          StrictMath.log(Math.max(mean, Float.MIN_NORMAL) / Math.max(1 - mean, Float.MIN_NORMAL));
      case STEP -> {
        double sum = 0;
        for (Outputs member : outputs) {
          sum += member.logits().get(row, column);
        }
        yield sum / outputs.size();
      }
      default -> mean;
    };
  }
}
