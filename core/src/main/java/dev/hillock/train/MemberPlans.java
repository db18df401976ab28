package dev.hillock.train;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// The plans of the members of an ensemble: for each fold as many as the ensemble is large, which
/// differ in their seed.
final class MemberPlans {

  private MemberPlans() {}

  /// The plans, those of a fold together; only the given one where there is no ensemble.
  static List<Plan> of(Plan plan) {
    Settings settings = plan.settings();
    int folds = Math.max(1, settings.get(Settings.FOLDS));
    int perFold = settings.get(Settings.ENSEMBLE);
    var plans = new ArrayList<Plan>();
    for (int fold = 0; fold < folds; fold++) {
      var ofFold =
          fold == 0 ? plan : new Planner(plan.table(), plan.validationTable(), settings).fold(fold);
      for (int i = 0; i < perFold; i++) {
        plans.add(ofFold.withSeed(seed(settings.get(Settings.SEED), plans.size())));
      }
    }
    return plans;
  }

  /// The first member is the network that would be trained alone.
  private static long seed(long seed, int member) {
    return member == 0 ? seed : new Philox(seed, Purpose.MEMBERS).bits(0, 0, member);
  }
}
