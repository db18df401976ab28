package dev.hillock.train;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The plans of the networks that are trained: of one network and its variants, or of the members
/// of an ensemble: for each fold as many as the ensemble is large, which differ in their seed and
/// take turns with the variants.
final class MemberPlans {

  private MemberPlans() {}

  /// The plans, those of a fold together.
  static List<Plan> of(Plan plan) {
    Settings settings = plan.settings();
    var continued = plan.continued();
    if (continued != null) {
      return IntStream.range(0, continued.model().members().size())
          .mapToObj(i -> {
            var member = new ContinuedMember(continued.model(), i);
            long seed = seed(settings.get(Settings.SEED), i);
            return plan.goingOnWith(member, plan.split()).withSeed(seed);
          })
          .toList();
    }
    var kinds = new ArrayList<Plan>();
    kinds.add(plan);
    kinds.addAll(plan.variants());
    int folds = Math.max(1, settings.get(Settings.FOLDS));
    int perFold = settings.get(Settings.ENSEMBLE);
    if (folds == 1 && perFold == 1) {
      return kinds;
    }
    var plans = new ArrayList<Plan>();
    for (int fold = 0; fold < folds; fold++) {
      for (int i = 0; i < perFold; i++) {
        var kind = kinds.get(plans.size() % kinds.size());
        var ofFold =
            fold == 0
                ? kind
                : new Planner(plan.table(), plan.validationTable(), kind.settings())
                    .withoutWarnings()
                    .fold(fold);
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
