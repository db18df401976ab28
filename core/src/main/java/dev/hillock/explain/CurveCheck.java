package dev.hillock.explain;

import dev.hillock.report.Numerals;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingEvent.EpochFinished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the losses of the epochs and the skill on training and validation rows tell.
///
/// All are measured by the loss of a constant prediction. One that never gets below 95 % of it
/// stands still. One that is above twice it in the second half of a training, or ends at more than
/// twice its least, is thrown about. A validation loss that ends above it, after it has been below
/// nine tenths, is worse than knowing nothing, unless the epoch that is kept has learned all the
/// same; and a network that knows the training rows better than others by a quarter of all there is
/// to know ([Skill]), and by three standard errors, has learned them by heart. On the tables of
/// `data/` the difference is at most a tenth.
final class CurveCheck {

  private static final double STUCK = 0.95;
  private static final double THROWN = 2;
  private static final double STILL_BAD = 0.2;
  private static final double HAD_LEARNED = 0.9;
  private static final double GAP = 0.25;
  private static final double ERRORS = 3;

  /// Of fewer epochs no course can be told.
  private static final int FEWEST_EPOCHS = 3;

  private final Plan plan;
  private final List<EpochFinished> history;
  private final NetworkState state;
  private final Skill validated;
  private final double constant;

  CurveCheck(Training.Result result, NetworkState state) {
    this.plan = result.plan();
    this.history = result.history();
    this.state = state;
    this.validated =
        result.model().provenance().validationRows() == 0
            ? new Skill(Double.NaN, Double.NaN, 0)
            : Skill.of(result.evaluation().judged());
    this.constant = ConstantLoss.of(result.plan());
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    if (history.size() >= FEWEST_EPOCHS) {
      if (isThrown()) {
        findings.add(thrown());
      }
      if (least() >= STUCK * constant && !state.skill().isLearned()) {
        findings.add(stuck());
      }
    }
    if (isLearnedByHeart()) {
      findings.add(learnedByHeart());
    } else if (isWorseInTheEnd()) {
      findings.add(worseInTheEnd());
    }
    return findings;
  }

  private double least() {
    return history.stream().mapToDouble(EpochFinished::loss).min().orElse(Double.NaN);
  }

  private boolean isThrown() {
    double last = history.getLast().loss();
    return greatestOfSecondHalf() > THROWN * constant
        || (last > THROWN * least() && last > STILL_BAD * constant);
  }

  private double greatestOfSecondHalf() {
    return history.subList(history.size() / 2, history.size()).stream()
        .mapToDouble(EpochFinished::loss)
        .max()
        .orElse(Double.NaN);
  }

  private Finding thrown() {
    return new Finding(
        Illness.RATE_TOO_HIGH,
        "the training loss has been %s at least, rises to %s in the second half and ends at %s; a constant prediction has %s"
            .formatted(
                Numerals.significant(least()),
                Numerals.significant(greatestOfSecondHalf()),
                Numerals.significant(history.getLast().loss()),
                Numerals.significant(constant)),
        "take a tenth of the rate, or let --find-rate look for one",
        hasRate()
            ? "--learning-rate "
                + Numerals.oneDigit(plan.settings().get(Settings.LEARNING_RATE) / 10)
            : "",
        Map.of("least", least(), "last", history.getLast().loss(), "constant", constant));
  }

  private boolean hasRate() {
    return plan.settings().get(Settings.OPTIMIZER).kind() == Optimizers.Kind.STEPS;
  }

  private Finding stuck() {
    return new Finding(
        Illness.STUCK_LOSS,
        "the training loss is %s in epoch 1 and %s at least in all %d; a constant prediction has %s"
            .formatted(
                Numerals.significant(history.getFirst().loss()),
                Numerals.significant(least()),
                history.size(),
                Numerals.significant(constant)),
        hasRate()
            ? "look for a learning rate with which it falls; where there is none, the columns do not tell the target"
            : "try another optimizer; where none does better, the columns do not tell the target",
        hasRate() ? "--find-rate" : "--optimizer sgd",
        Map.of("least", least(), "constant", constant));
  }

  private boolean isLearnedByHeart() {
    double error = Math.hypot(state.skill().error(), validated.error());
    double gap = state.skill().value() - validated.value();
    return gap >= GAP && gap >= ERRORS * error;
  }

  private Finding learnedByHeart() {
    return new Finding(
        Illness.OVER_FITTING,
        "of what there is to know beyond a constant prediction the network knows %s of the training rows and %s of the %s that validate"
            .formatted(
                Some.percent(state.skill().value()),
                Some.percent(Math.max(0, validated.value())),
                Numerals.count(validated.rows())),
        "leave outputs out and take from the weights while it learns; more rows or fewer neurons help too",
        "--dropout 0.3 --weight-decay 0.02",
        Map.of("training", state.skill().value(), "validation", validated.value()));
  }

  private boolean isWorseInTheEnd() {
    return !validated.isLearned()
        && validationLoss(history.getLast()) > constant
        && validationLoss(best()) < HAD_LEARNED * constant;
  }

  private EpochFinished best() {
    return history.stream()
        .filter(epoch -> epoch.validation() != null)
        .min(Comparator.comparingDouble(CurveCheck::validationLoss))
        .orElse(history.getLast());
  }

  private static double validationLoss(EpochFinished epoch) {
    var validation = epoch.validation();
    return validation == null ? Double.NaN : validation.loss();
  }

  private Finding worseInTheEnd() {
    return new Finding(
        Illness.OVER_FITTING,
        "the validation loss is least in epoch %d, %s, and %s in epoch %d, more than that of a constant prediction, %s"
            .formatted(
                best().epoch(),
                Numerals.significant(validationLoss(best())),
                Numerals.significant(validationLoss(history.getLast())),
                history.getLast().epoch(),
                Numerals.significant(constant)),
        "leave outputs out and take from the weights while it learns, or end the training about there",
        "--dropout 0.3 --weight-decay 0.02",
        Map.of(
            "least", validationLoss(best()),
            "last", validationLoss(history.getLast()),
            "constant", constant));
  }
}
