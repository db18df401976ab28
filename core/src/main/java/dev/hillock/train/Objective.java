package dev.hillock.train;

import dev.hillock.kernel.Matrix;
import dev.hillock.loss.Loss;
import dev.hillock.loss.Pinball;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import org.jspecify.annotations.Nullable;

/// A loss with what it needs from the target: the levels of its quantiles.
///
/// @param loss the loss
/// @param pinball with the levels of a [QuantileTarget]; null for other targets
record Objective(Loss loss, @Nullable Pinball pinball) {

  static Objective of(Loss loss, TargetCoding target) {
    return new Objective(
        loss,
        target instanceof QuantileTarget quantiles ? new Pinball(quantiles.floatLevels()) : null);
  }

  /// Σ E over the first `rows` rows.
  double sum(int rows, Matrix logits, Matrix outputs, Matrix targets) {
    return pinball == null
        ? loss.sum(rows, logits, outputs, targets)
        : pinball.sum(rows, outputs, targets);
  }

  /// As [Loss#errors].
  void errors(int rows, Matrix outputs, Matrix targets, float scale, Matrix errors) {
    if (pinball == null) {
      loss.errors(rows, outputs, targets, scale, errors);
    } else {
      pinball.errors(rows, outputs, targets, scale, errors);
    }
  }
}
