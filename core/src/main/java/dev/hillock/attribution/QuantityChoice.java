package dev.hillock.attribution;

import dev.hillock.data.Nearest;
import dev.hillock.data.NumericColumn;
import dev.hillock.infer.Predictions;
import dev.hillock.kernel.Activation;
import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.prep.ClassTarget;
import dev.hillock.prep.CountTarget;
import dev.hillock.prep.LabelsTarget;
import dev.hillock.prep.NumberTarget;
import dev.hillock.prep.QuantileTarget;
import dev.hillock.prep.TargetCoding;
import org.jspecify.annotations.Nullable;

/// Finds the [Quantity] that a [Question] is about.
final class QuantityChoice {

  private final Model model;
  private final Question question;
  private final TargetCoding target;

  private QuantityChoice(Model model, Question question) {
    this.model = model;
    this.question = question;
    this.target = model.preparation().target();
  }

  /// @param predictions the first row's class is explained where the question names none
  /// @throws IllegalArgumentException if the model predicts nothing of the kind
  static Quantity of(Model model, Question question, Predictions predictions) {
    var choice = new QuantityChoice(model, question);
    choice.refuseWhatIsNot();
    return switch (choice.target) {
      case ClassTarget classes -> choice.classProbability(classes, predictions);
      case LabelsTarget labels -> choice.labelProbability(labels);
      case NumberTarget numbers -> choice.number(numbers);
      case CountTarget counts -> {
        int index = choice.targetIndex();
        String text = "expected count of " + counts.columns().get(index);
        yield choice.quantity(new Reading.Output(index), text, Unit.NUMBER);
      }
      case QuantileTarget quantiles -> choice.quantile(quantiles);
    };
  }

  private void refuseWhatIsNot() {
    boolean hasLabels = target instanceof ClassTarget || target instanceof LabelsTarget;
    if (question.label() != null && !hasLabels) {
      throw new IllegalArgumentException(
          "class '%s' of target '%s', which is a number; leave the class out"
              .formatted(question.label(), target.columns().getFirst()));
    }
    if (question.level() != null && !(target instanceof QuantileTarget)) {
      throw new IllegalArgumentException(
          "quantile %s of target '%s', of which the model predicts none; leave the quantile out"
              .formatted(question.level(), target.columns().getFirst()));
    }
    targetIndex();
  }

  /// Which of the targets.
  private int targetIndex() {
    return targetIndex(target, question.target());
  }

  static int targetIndex(TargetCoding target, @Nullable String name) {
    int index = name == null ? 0 : target.columns().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the model does not predict '%s'; %s"
              .formatted(name, Nearest.hint(String.valueOf(name), target.columns())));
    }
    return index;
  }

  /// Which of the labels of a target.
  static int labelIndex(ClassTarget classes, String label) {
    int index = classes.labels().indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "target '%s' has no class '%s'; %s"
              .formatted(classes.column(), label, Nearest.hint(label, classes.labels())));
    }
    return index;
  }

  /// Which of the quantiles.
  static int levelIndex(QuantileTarget quantiles, @Nullable Double level) {
    if (level == null) {
      return quantiles.levels().size() / 2;
    }
    int index = quantiles.levels().indexOf(level);
    if (index < 0) {
      throw new IllegalArgumentException(
          "quantile %s of target '%s'; the model predicts %s"
              .formatted(level, quantiles.column(), quantiles.levels()));
    }
    return index;
  }

  private Quantity quantity(Reading reading, String text, Unit unit) {
    var codings =
        model.members().stream().map(m -> new CodedOutput(m.preparation().target())).toList();
    return new Quantity(codings, reading, text, unit);
  }

  private Quantity classProbability(ClassTarget classes, Predictions predictions) {
    String label = question.label();
    int index = label == null ? predictions.classOf(0) : labelIndex(classes, label);
    String named = "%s '%s'".formatted(classes.column(), classes.labels().get(index));
    Activation f = model.architecture().output().activation();
    boolean single = classes.outputs() == 1;
    Reading reading =
        single
            ? index == 1 ? new Reading.Output(0) : new Reading.Rest(0)
            : f == Activation.SIGMOID ? new Reading.Share(index) : new Reading.Output(index);
    return f.givesProbabilities()
        ? quantity(reading, "probability of " + named, Unit.PROBABILITY)
        : quantity(reading, "output for " + named, Unit.OUTPUT);
  }

  private Quantity labelProbability(LabelsTarget labels) {
    int index = targetIndex();
    var classes = labels.targets().get(index);
    String label = question.label();
    int wanted = label == null ? 1 : labelIndex(classes, label);
    String text =
        "probability of %s '%s'".formatted(classes.column(), classes.labels().get(wanted));
    Reading reading = wanted == 1 ? new Reading.Output(index) : new Reading.Rest(index);
    return quantity(reading, text, Unit.PROBABILITY);
  }

  private Quantity number(NumberTarget numbers) {
    int index = targetIndex();
    String name = numbers.columns().get(index);
    if (!model.members().stream().allMatch(Member::learnedLogarithms)) {
      return quantity(new Reading.Output(index), name, Unit.NUMBER);
    }
    var log = numbers.logs().get(index);
    double origin = log.origin();
    String shifted =
        origin == 0
            ? name
            : "%s %s %s"
                .formatted(name, origin < 0 ? "+" : "−", NumericColumn.textOf(Math.abs(origin)));
    var reading = new Reading.Logarithm(index, origin, log.floor());
    return quantity(reading, "ln(" + shifted + ")", Unit.LOGARITHM);
  }

  private Quantity quantile(QuantileTarget quantiles) {
    int index = levelIndex(quantiles, question.level());
    String text = "quantile %s of %s".formatted(quantiles.levels().get(index), quantiles.column());
    return quantity(new Reading.Rank(index), text, Unit.NUMBER);
  }
}
