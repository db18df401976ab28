package dev.hillock.train;

import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains kinds of networks by folds. Each kind is trained on the first fold; the two with the
/// smallest loss are trained on every other fold as well. Then the validation rows of all folds,
/// which are all rows, choose: those of one fold may be too few to tell which kind is better, by a
/// factor of five on new rows. A kind is kept with all its networks.
///
/// See decision 0026.
final class FoldedVariants {

  /// Kinds that are trained on every fold.
  static final int CANDIDATES = 2;

  private final MemberPlans plans;
  private final MemberTraining training;
  private final MemberChoice choice;

  FoldedVariants(MemberPlans plans, MemberTraining training, MemberChoice choice) {
    this.plans = plans;
    this.training = training;
    this.choice = choice;
  }

  /// Trains what follows and says what is kept; of a training that is stopped, what the first fold
  /// likes.
  ///
  /// @param first the kinds on the first fold
  KeptRuns after(List<Run> first) {
    var best = choice.bestAlone(first, CANDIDATES);
    var wanted = new ArrayList<Plan>();
    var kindOf = new ArrayList<Integer>();
    for (int fold = 0; fold < plans.folds(); fold++) {
      for (int i = fold == 0 ? best.size() : 0; i < plans.perFold(best.size()); i++) {
        int kind = i % best.size();
        kindOf.add(kind);
        wanted.add(plans.onFold(fold, best.get(kind).plan(), training.planned() + wanted.size()));
      }
    }
    var others = training.andThen(wanted);
    var kinds = new ArrayList<List<Run>>();
    for (int kind = 0; kind < best.size(); kind++) {
      var runs = new ArrayList<@Nullable Run>(List.of(best.get(kind)));
      for (int i = 0; i < wanted.size(); i++) {
        if (kindOf.get(i) == kind) {
          runs.add(others.get(i));
        }
      }
      // One that has diverged leaves rows without a judge.
      if (!runs.contains(null)) {
        kinds.add(runs.stream().map(Run.class::cast).toList());
      }
    }
    return kinds.isEmpty() || training.isCut()
        ? KeptRuns.judgedTogether(choice.of(first))
        : KeptRuns.ofFolds(choice.byFolds(kinds), first);
  }
}
