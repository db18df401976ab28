package dev.hillock.train;

import dev.hillock.kernel.Philox;
import dev.hillock.kernel.Philox.Purpose;
import dev.hillock.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The plans of the networks that are trained, in the order of their numbers: of one network and
/// its variants, or of the members of an ensemble, for each fold as many as the ensemble is large.
/// They differ in their seed.
///
/// Where there are folds and variants, only the first of them are known beforehand: see
/// [FoldedVariants]. Without folds the members take turns with all kinds from the start.
final class MemberPlans {

  private final Plan plan;
  private final List<Plan> kinds = new ArrayList<>();
  private final List<Plan> first;

  private MemberPlans(Plan plan) {
    this.plan = plan;
    kinds.add(plan);
    kinds.addAll(plan.variants());
    first = planFirst();
  }

  static MemberPlans of(Plan plan) {
    return new MemberPlans(plan);
  }

  /// Those that are trained first, those of a fold together.
  List<Plan> first() {
    return first;
  }

  private List<Plan> planFirst() {
    Settings settings = plan.settings();
    var continued = plan.continued();
    if (continued != null) {
      return IntStream.range(0, continued.model().members().size())
          .mapToObj(i -> {
            var member = new ContinuedMember(continued.model(), i);
            return plan.goingOnWith(member, plan.split()).withSeed(seed(i));
          })
          .toList();
    }
    if (areFoldedVariants() || (members() == 1 && folds() == 0)) {
      return List.copyOf(kinds);
    }
    return IntStream.range(0, members())
        .mapToObj(i -> {
          int fold = i / settings.get(Settings.ENSEMBLE);
          return onFold(fold, kinds.get(i % kinds.size()), i);
        })
        .toList();
  }

  /// Whether others follow, once it is known which kinds are kept.
  boolean areFoldedVariants() {
    return folds() > 0 && kinds.size() > 1;
  }

  /// The plan of a kind for the rows of a fold.
  ///
  /// @param number of the network, from 0
  Plan onFold(int fold, Plan kind, int number) {
    var ofFold =
        fold == 0 || folds() == 0
            ? kind
            : new Planner(plan.table(), plan.validationTable(), kind.settings())
                .withoutWarnings()
                .fold(fold);
    return ofFold.withSeed(seed(number));
  }

  /// How many folds there are; 0 for none.
  int folds() {
    return plan.settings().get(Settings.FOLDS);
  }

  /// Which of the candidates are trained on a fold once they are known, by their number: the best
  /// take turns, those without hidden layers come once. On the first fold each has been trained.
  ///
  /// @param best how many there are with hidden layers
  /// @param linear how many without, which follow
  List<Integer> turns(int fold, int best, int linear) {
    int each = best == 0 ? 0 : Math.max(best, plan.settings().get(Settings.ENSEMBLE));
    var turns = IntStream.range(fold == 0 ? best : 0, each).map(i -> i % best);
    var once = IntStream.range(best, fold == 0 ? best : best + linear);
    return IntStream.concat(turns, once).boxed().toList();
  }

  /// Networks as many and as large as those that are likely to be trained.
  List<Plan> expected() {
    var all = new ArrayList<>(first);
    if (areFoldedVariants()) {
      var candidates = FoldedVariants.candidates(kinds, Function.identity());
      for (int fold = 0; fold < folds(); fold++) {
        for (int turn : expectedTurns(fold)) {
          all.add(onFold(fold, candidates.get(turn), all.size()));
        }
      }
    }
    return all;
  }

  /// The most that there can be.
  int most() {
    int followers =
        areFoldedVariants()
            ? IntStream.range(0, folds()).map(fold -> expectedTurns(fold).size()).sum()
            : 0;
    return first.size() + followers;
  }

  /// Those of the candidates if no kind diverges.
  private List<Integer> expectedTurns(int fold) {
    int linear = (int) kinds.stream().filter(Plan::isWithoutHiddenLayers).count();
    int best = Math.min(FoldedVariants.MOST_WITH_HIDDEN_LAYERS, kinds.size() - linear);
    return turns(fold, best, linear);
  }

  private int members() {
    return plan.settings().get(Settings.ENSEMBLE) * Math.max(1, folds());
  }

  /// The first member is the network that would be trained alone.
  private long seed(int member) {
    long seed = plan.settings().get(Settings.SEED);
    return member == 0 ? seed : new Philox(seed, Purpose.MEMBERS).bits(0, 0, member);
  }
}
