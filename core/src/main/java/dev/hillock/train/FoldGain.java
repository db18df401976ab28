package dev.hillock.train;

import dev.hillock.model.Model;
import dev.hillock.prep.NumberTarget;
import dev.hillock.train.MemberTraining.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/// How much less the mean of networks of different folds errs than the one or two of one fold. Each
/// row is judged by these alone, since all others have learned from it, so nothing can be held
/// against the mean itself. The kinds of networks that were tried on the first fold stand in for
/// it: they differ about as much, and its rows judge each of them, each two, and the mean of all.
///
/// Measured in decision 0026.
final class FoldGain {

  /// Where the mean is judged itself.
  static final FoldGain NONE = new FoldGain(List.of());

  /// The mean of the kinds, and each of them or each two; empty for none.
  private final List<JudgedRun> judged;

  private FoldGain(List<JudgedRun> judged) {
    this.judged = judged;
  }

  /// @param kinds on the first fold
  /// @param pairs whether two networks judge each row
  /// @param model of some of them, as the validation rows may judge it
  static FoldGain of(Plan plan, List<Run> kinds, boolean pairs, Function<List<Run>, Model> model) {
    if (kinds.size() < (pairs ? 3 : 2)) {
      return NONE;
    }
    var groups = new ArrayList<List<Run>>();
    groups.add(kinds);
    for (int i = 0; i < kinds.size(); i++) {
      if (pairs) {
        for (int j = 0; j < i; j++) {
          groups.add(List.of(kinds.get(j), kinds.get(i)));
        }
      } else {
        groups.add(List.of(kinds.get(i)));
      }
    }
    return new FoldGain(
        groups.stream().map(some -> JudgedRun.of(plan, some, model.apply(some))).toList());
  }

  /// Mean error of the mean over that of one network or two, at most 1.
  ///
  /// @param index which of several targets
  /// @param distance of a predicted number and the actual one
  double of(int index, String column, DoubleBinaryOperator distance) {
    if (judged.isEmpty()) {
      return 1;
    }
    double mean = error(judged.getFirst(), index, column, distance);
    double each =
        judged.stream()
            .skip(1)
            .mapToDouble(one -> error(one, index, column, distance))
            .average()
            .orElse(0);
    return each > 0 ? Math.min(1, mean / each) : 1;
  }

  private static double error(
      JudgedRun run, int index, String column, DoubleBinaryOperator distance) {
    double[] actual = NumberTarget.values(run.table(), column, run.rows());
    double sum = 0;
    for (int r = 0; r < actual.length; r++) {
      sum += distance.applyAsDouble(run.predictions().value(r, index), actual[r]);
    }
    return sum / actual.length;
  }
}
