package dev.hillock.train;

import dev.hillock.model.Model;
import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Which of several trained networks a model keeps: first the kind with the smallest loss over the
/// validation rows, then, as long as the loss of the average falls, the kind that lets it fall
/// most. A kind is what differs in nothing but its seed: validation rows can tell a few kinds
/// apart, but among many networks of one kind they choose by luck. Networks that err in different
/// rows are better together; a kind that is worse by far is left out.
///
/// Source: Caruana, Niculescu-Mizil, Crew & Ksikes, "Ensemble selection from libraries of models",
/// ICML 2004, without repetition; decision 0013.
final class MemberChoice {

  /// The part by which the loss of a kind may be greater than the least: decision 0026.
  private static final double MOST_EXCESS = 0.5;

  private final Plan plan;
  private final Function<List<Run>, Model> judged;

  /// @param plan whose validation rows decide
  /// @param judged makes a model of the networks as the validation rows may judge them
  MemberChoice(Plan plan, Function<List<Run>, Model> judged) {
    this.plan = plan;
    this.judged = judged;
  }

  /// The networks to keep, in the order of `runs`; of equal kinds the first.
  List<Run> of(List<Run> runs) {
    return among(kinds(runs), runs);
  }

  /// The networks to keep, those of a fold together. A kind that alone is worse by far is left out
  /// even if the loss of the average falls with it: it makes the average less sure, which all rows
  /// together reward, and lets it err in rows that the better kind gets right.
  ///
  /// @param kinds each with networks of every fold
  /// @param order of all these networks, fold by fold
  List<Run> byFolds(List<List<Run>> kinds, List<Run> order) {
    var losses = kinds.stream().map(kind -> loss(with(List.of(), kind, order))).toList();
    double least = Collections.min(losses);
    double most = least + MOST_EXCESS * Math.abs(least);
    var good =
        IntStream.range(0, kinds.size())
            // So that one without a loss is kept where none has one.
            .filter(i -> !(losses.get(i) > most))
            .mapToObj(kinds::get)
            .toList();
    return among(good, order);
  }

  /// @param order of all networks
  private List<Run> among(List<List<Run>> kinds, List<Run> order) {
    var left = new ArrayList<>(kinds);
    var kept = new ArrayList<Run>();
    double least = Double.POSITIVE_INFINITY;
    boolean better = true;
    while (better && !left.isEmpty()) {
      better = false;
      List<Run> best = left.getFirst();
      for (List<Run> kind : left) {
        double loss = loss(with(kept, kind, order));
        if (loss < least) {
          least = loss;
          best = kind;
          better = true;
        }
      }
      if (better) {
        kept.addAll(best);
        left.remove(best);
      }
    }
    return kept.isEmpty() ? order : order.stream().filter(kept::contains).toList();
  }

  /// The networks, each judged alone, the one with the smallest loss first.
  List<Run> bestFirst(List<Run> runs) {
    var losses = new IdentityHashMap<Run, Double>();
    runs.forEach(run -> losses.put(run, loss(List.of(run))));
    return runs.stream().sorted(Comparator.comparing(losses::get)).toList();
  }

  private static List<List<Run>> kinds(List<Run> runs) {
    var kinds = new LinkedHashMap<Object, List<Run>>();
    for (Run run : runs) {
      kinds.computeIfAbsent(run.plan().kind(), _ -> new ArrayList<>()).add(run);
    }
    return new ArrayList<>(kinds.values());
  }

  private static List<Run> with(List<Run> kept, List<Run> more, List<Run> order) {
    return order.stream().filter(run -> kept.contains(run) || more.contains(run)).toList();
  }

  private double loss(List<Run> runs) {
    return JudgedRun.of(plan, runs, judged.apply(runs)).evaluation(UnaryOperator.identity()).loss();
  }
}
