package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import dev.hillock.settings.TargetTransform;
import java.util.List;
import java.util.stream.Stream;

/// Into how many folds `auto` deals the rows where nobody says: four, or three, where the networks
/// of a small table take well under a minute. Their mean errs less than one network, most of all
/// where a few rows decide, and together they learn from every row. See decision 0026.
final class FoldChoice {

  private static final int FOLDS = 4;

  /// Where four would take too long.
  private static final int FEWEST_FOLDS = 3;

  /// An ensemble has as many folds as members; more leave too few rows to judge each.
  private static final int MOST_FOLDS = 10;

  /// So that each fold has a dozen rows to judge by.
  private static final int LEAST_ROWS = 50;

  /// Weights × training rows × epochs of all networks that take 45 seconds on two processors.
  private static final double MOST_WORK = 7.6e11;

  /// Mish takes an exponential and a division for each neuron; measured over whole trainings.
  private static final double WORK_OF_MISH = 1.35;

  /// With these it has been said which rows judge, or that one network is enough, or how long it
  /// may take.
  private static final List<Setting<?>> DECIDED =
      List.of(
          Settings.FOLDS,
          Settings.VALIDATION,
          Settings.GROUP,
          Settings.TIME,
          Settings.REFIT,
          Settings.BUDGET);

  private FoldChoice() {}

  /// How many folds; 0 for none.
  ///
  /// @param plan without folds, of which `auto` has picked the preset
  static int of(Plan plan) {
    var given = plan.given();
    int members = given.get(Settings.ENSEMBLE);
    boolean open =
        plan.validationTable() == null
            && !plan.variants().isEmpty()
            && DECIDED.stream().noneMatch(given::isSet)
            // The margin of an interval between quantiles is no distance that a mean makes smaller.
            && (given.get(Settings.INTERVAL) == 0 || given.get(Settings.QUANTILES).isEmpty())
            && given.get(Settings.TARGET_TRANSFORM) != TargetTransform.AUTO;
    boolean several = members > FOLDS && members <= MOST_FOLDS;
    int rows = plan.trainingRows() + plan.validationRows();
    boolean wanted = open && (members == 1 || several) && rows >= LEAST_ROWS;
    if (!wanted || work(plan, rows, FEWEST_FOLDS) > MOST_WORK) {
      return 0;
    }
    boolean four = work(plan, rows, FOLDS) <= MOST_WORK;
    return several ? members : four ? FOLDS : FEWEST_FOLDS;
  }

  /// That of all kinds on the first fold and of the candidates on the others.
  private static double work(Plan plan, int rows, int folds) {
    var kinds = Stream.concat(Stream.of(plan), plan.variants().stream()).toList();
    double ofKinds = kinds.stream().mapToDouble(FoldChoice::workPerRow).sum();
    double candidates = FoldedVariants.MOST_WITH_HIDDEN_LAYERS * (folds - 1.0) / kinds.size();
    return ofKinds * (1 + candidates) * rows * (folds - 1) / folds;
  }

  private static double workPerRow(Plan kind) {
    var settings = kind.settings();
    boolean mish = settings.get(Settings.ACTIVATION).contains(Activation.MISH);
    return (double) kind.architecture().parameterCount()
        * settings.get(Settings.EPOCHS)
        * (mish ? WORK_OF_MISH : 1);
  }
}
