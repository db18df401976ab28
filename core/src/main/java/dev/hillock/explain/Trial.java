package dev.hillock.explain;

import dev.hillock.data.Table;
import dev.hillock.report.Numerals;
import dev.hillock.settings.Settings;
import dev.hillock.train.Plan;
import dev.hillock.train.Training;
import dev.hillock.train.TrainingDivergedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A training of one network that is thrown away, to see what is wrong with rows and settings.
///
/// It has the epochs that the settings ask for, since illnesses of a short training are others than
/// those of a long one; of large tables only as many as take some 10¹² multiply-adds, about twenty
/// seconds, but eight at least.
///
/// @param findings what is wrong
/// @param text what was done: `1 network trained for 256 epochs`
public record Trial(List<Finding> findings, String text) {

  private static final double MOST_WORK = 1e12;
  private static final int FEWEST_EPOCHS = 8;

  public Trial {
    findings = List.copyOf(findings);
  }

  /// Makes it.
  ///
  /// @param stop asked after every step
  /// @throws dev.hillock.data.DataException if the rows do not fit the settings
  /// @throws IllegalArgumentException if the settings do not fit each other
  public static Trial of(Table table, Settings settings, BooleanSupplier stop) {
    var one =
        settings
            .with(Settings.VARIANTS, false)
            .with(Settings.ENSEMBLE, 1)
            .with(Settings.FOLDS, 0)
            .with(Settings.REFIT, false);
    var plan = Plan.of(table, null, one);
    int epochs = plan.settings().get(Settings.EPOCHS);
    // Forward, backward and the gradient take one multiply-add each for a weight and a row.
    double perEpoch = 3.0 * plan.architecture().parameterCount() * plan.trainingRows();
    int fewer = (int) Math.max(FEWEST_EPOCHS, MOST_WORK / perEpoch);
    var shorter = fewer < epochs ? Plan.of(table, null, one.with(Settings.EPOCHS, fewer)) : plan;
    try {
      var result = Training.of(shorter).stopWhen(stop).run();
      return new Trial(
          Diagnosis.of(result),
          "1 network trained for %s of %s epochs"
              .formatted(
                  Numerals.count(result.model().provenance().epochs()), Numerals.count(epochs)));
    } catch (TrainingDivergedException e) {
      return diverged(plan, e);
    }
  }

  private static Trial diverged(Plan plan, TrainingDivergedException e) {
    var findings = new ArrayList<>(Diagnosis.of(plan));
    boolean explained = findings.stream().anyMatch(f -> f.illness() == Illness.UNSCALED_INPUTS);
    if (!explained) {
      findings.add(
          new Finding(
              Illness.RATE_TOO_HIGH,
              String.valueOf(e.getMessage()).replaceFirst("\\s*\\(learning rate.*", ""),
              "take a tenth of the rate, or let --find-rate look for one",
              "--learning-rate "
                  + Numerals.oneDigit(plan.settings().get(Settings.LEARNING_RATE) / 10),
              Map.of("epoch", (double) e.epoch(), "step", (double) e.step())));
    }
    return new Trial(
        findings, "1 network trained until it diverged in epoch %d".formatted(e.epoch()));
  }
}
