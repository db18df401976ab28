package dev.hillock.attribution;

import dev.hillock.infer.Predictions;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;

/// Finds the [Goal] of a [Wish].
final class GoalChoice {

  private GoalChoice() {}

  /// @param predictions the first row's is to become another
  /// @throws IllegalArgumentException if the model predicts nothing of the kind, or does already
  static Goal of(Wish wish, Predictions predictions) {
    TargetCoding target = predictions.target();
    int index = QuantityChoice.targetIndex(target, wish.about().target());
    String name = target.columns().get(index);
    return switch (target) {
      case ClassTarget classes -> {
        refuseValue(wish, name);
        int from = predictions.classOf(0);
        String label = wish.about().label();
        int wanted = label == null ? -1 : QuantityChoice.labelIndex(classes, label);
        yield already(new Goal.OfClass(classes, from, wanted), predictions);
      }
      case LabelsTarget labels -> {
        refuseValue(wish, name);
        int from = predictions.classOf(0, index);
        String label = wish.about().label();
        int wanted =
            label == null
                ? 1 - from
                : QuantityChoice.labelIndex(labels.targets().get(index), label);
        yield already(new Goal.OfLabel(labels, index, wanted), predictions);
      }
      case NumberTarget _, CountTarget _ -> number(wish, index, name, predictions);
      case QuantileTarget quantiles -> {
        int level = QuantityChoice.levelIndex(quantiles, wish.about().level());
        yield number(wish, level, quantiles.names().get(level), predictions);
      }
    };
  }

  private static void refuseValue(Wish wish, String name) {
    if (wish.value() != null) {
      throw new IllegalArgumentException(
          "value %s for target '%s', which is a class; name the class it ought to be"
              .formatted(wish.value(), name));
    }
  }

  private static Goal number(Wish wish, int index, String name, Predictions predictions) {
    Double value = wish.value();
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "target '%s' is a number; give the value that it ought to reach".formatted(name));
    }
    double said = predictions.value(0, index);
    if (said == value) {
      throw new IllegalArgumentException(
          "'%s' is predicted to be %s already; ask for another value".formatted(name, value));
    }
    return new Goal.OfNumber(index, name, value, said < value);
  }

  private static Goal already(Goal goal, Predictions predictions) {
    if (goal.isMet(predictions, 0)) {
      throw new IllegalArgumentException(
          "%s is predicted already; ask for another class".formatted(goal.text()));
    }
    return goal;
  }
}
