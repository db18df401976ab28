package dev.hillock.train;

import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Trains kinds of networks by folds. Each kind is trained on the first fold; the two with the
/// smallest loss are trained on every other fold as well, and so is one without hidden layers,
/// which takes next to no time. Then the validation rows of all folds, which are all rows, choose:
/// those of one fold may be too few to tell which kind is better, by a factor of five on new rows.
/// A kind is kept with all its networks.
///
/// See decisions 0026 and 0027.
final class FoldedVariants {

  /// Kinds with hidden layers that are trained on every fold.
  static final int MOST_WITH_HIDDEN_LAYERS = 2;

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
    var best = candidates(choice.bestFirst(first), Run::plan);
    int linear = (int) best.stream().filter(run -> run.plan().isWithoutHiddenLayers()).count();
    var wanted = new ArrayList<Plan>();
    var kindOf = new ArrayList<Integer>();
    for (int fold = 0; fold < plans.folds(); fold++) {
      for (int kind : plans.turns(fold, best.size() - linear, linear)) {
        kindOf.add(kind);
        wanted.add(plans.onFold(fold, best.get(kind).plan(), training.planned() + wanted.size()));
      }
    }
    var others = training.andThen(wanted);
    // One that has diverged leaves rows without a judge, so its kind is not kept.
    var lost = new HashSet<Integer>();
    IntStream.range(0, others.size())
        .filter(i -> others.get(i) == null)
        .forEach(i -> lost.add(kindOf.get(i)));
    if (lost.size() == best.size() || training.isCut()) {
      return KeptRuns.judgedTogether(choice.of(first));
    }
    var kinds = new LinkedHashMap<Integer, List<Run>>();
    for (int kind = 0; kind < best.size(); kind++) {
      if (!lost.contains(kind)) {
        kinds.put(kind, new ArrayList<>(List.of(best.get(kind))));
      }
    }
    var order = new ArrayList<Run>();
    kinds.values().forEach(order::addAll);
    for (int i = 0; i < others.size(); i++) {
      var run = others.get(i);
      var kind = kinds.get(kindOf.get(i));
      if (run != null && kind != null) {
        kind.add(run);
        order.add(run);
      }
    }
    return KeptRuns.ofFolds(choice.byFolds(List.copyOf(kinds.values()), order), first);
  }

  /// The first two with hidden layers and, behind them, those without.
  static <T> List<T> candidates(List<T> kinds, Function<T, Plan> plan) {
    var byHidden =
        kinds.stream()
            .collect(Collectors.partitioningBy(kind -> plan.apply(kind).isWithoutHiddenLayers()));
    var deep = byHidden.getOrDefault(false, List.of()).stream().limit(MOST_WITH_HIDDEN_LAYERS);
    return Stream.concat(deep, byHidden.getOrDefault(true, List.of()).stream()).toList();
  }
}
