package dev.hillock.explain;

import dev.hillock.kernel.Activation;
import dev.hillock.loss.Loss;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import dev.hillock.train.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the output layer suits the target and the loss, as far as a plan does not refuse it.
///
/// Classes: outputs that are no probabilities cannot be read as such, and a squared error behind a
/// softmax has next to no gradient where the network is surely wrong, since the derivative of
/// softmax is 0 there too (Goodfellow, Bengio & Courville, "Deep Learning", 2016, section 6.2.2).
/// Sigmoids with squared error are the textbook's, and left alone. Numbers: their targets lie in
/// [0, 1] where the output is bounded, so a ReLU that has once become negative for every row stays
/// at 0 for ever, and tanh and hard sigmoids reach both ends of the targets only on their flat
/// ends.
final class OutputCheck {

  private OutputCheck() {}

  static List<Finding> of(Plan plan) {
    return of(
        plan.preparation().target(), plan.architecture().output().activation(), plan.loss().text());
  }

  /// @param loss its name
  static List<Finding> of(TargetCoding target, Activation output, String loss) {
    return objection(target, output, loss)
        .map(objection ->
            new Finding(
                Illness.OUTPUT_UNIT,
                "output activation %s with loss %s for %s; %s"
                    .formatted(output.text(), loss, kind(target), objection),
                "leave both to be chosen, or name the pair that is made for it",
                option(target),
                Map.of()))
        .stream()
        .toList();
  }

  private static Optional<String> objection(TargetCoding target, Activation output, String loss) {
    boolean squared =
        loss.equals(Loss.MEAN_SQUARED_ERROR.text()) || loss.equals(Loss.HALF_SQUARED_ERROR.text());
    return Optional.ofNullable(
        switch (target) {
          case ClassTarget _ ->
              switch (output) {
                case SIGMOID, STEP -> null;
                case SOFTMAX ->
                    squared ? "its gradient is nearly 0 where the network is surely wrong" : null;
                default -> "its outputs are no probabilities";
              };
          case NumberTarget _, QuantileTarget _ ->
              switch (output) {
                case RELU -> "an output that is 0 for every row never learns again";
                case TANH, HARD_SIGMOID ->
                    "it reaches the ends of the targets on its flat ends only";
                default -> null;
              };
          case CountTarget _, LabelsTarget _ -> null;
        });
  }

  private static String kind(TargetCoding target) {
    return target instanceof ClassTarget classes
        ? classes.labels().size() + " classes"
        : "a number";
  }

  private static String option(TargetCoding target) {
    if (!(target instanceof ClassTarget classes)) {
      return "--output-activation identity --loss mean-squared-error";
    }
    return classes.labels().size() == 2
        ? "--output-activation sigmoid --loss binary-cross-entropy"
        : "--output-activation softmax --loss categorical-cross-entropy";
  }
}
