package dev.hillock.train;

import dev.hillock.model.Model;
import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Which of several trained networks a model keeps: first the one with the smallest loss over the
/// validation rows, then, as long as the loss of the average falls, the one that lets it fall most.
/// Networks that err in different rows are better together; one that is worse by far is left out.
///
/// Source: Caruana, Niculescu-Mizil, Crew & Ksikes, "Ensemble selection from libraries of models",
/// ICML 2004, without repetition.
final class MemberChoice {

  private final Plan plan;
  private final Function<List<Run>, Model> judged;

  /// @param plan whose validation rows decide
  /// @param judged makes a model of the networks as the validation rows may judge them
  MemberChoice(Plan plan, Function<List<Run>, Model> judged) {
    this.plan = plan;
    this.judged = judged;
  }

  /// The networks to keep, in the order of `runs`; of equals the first.
  List<Run> of(List<Run> runs) {
    var kept = new ArrayList<Run>();
    double least = Double.POSITIVE_INFINITY;
    boolean better = true;
    while (better && kept.size() < runs.size()) {
      better = false;
      Run best = runs.getFirst();
      for (Run run : runs) {
        double loss = kept.contains(run) ? Double.NaN : loss(with(kept, run, runs));
        if (loss < least) {
          least = loss;
          best = run;
          better = true;
        }
      }
      if (better) {
        kept.add(best);
      }
    }
    return kept.isEmpty() ? runs : runs.stream().filter(kept::contains).toList();
  }

  private static List<Run> with(List<Run> kept, Run more, List<Run> order) {
    return order.stream().filter(run -> kept.contains(run) || run.equals(more)).toList();
  }

  private double loss(List<Run> runs) {
    return JudgedRun.of(plan, runs, judged.apply(runs)).evaluation(UnaryOperator.identity()).loss();
  }
}
