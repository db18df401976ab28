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
/// it: its rows judge each of them, each two, and the mean of all. Where what one network does by
/// chance cancels out in a mean of m, the square of the error is a + b/m: the two means of kinds
/// give a and b, and these the error of as many networks as are kept.
///
/// Measured in decisions 0026 and 0027.
final class FoldGain {

  /// Where the mean is judged itself.
  static final FoldGain NONE = new FoldGain(List.of(), 1, 1, 1, 1);

  /// The mean of the kinds, and each of them or each two; empty for none.
  private final List<JudgedRun> judged;

  private final int kinds;

  /// 1 or 2 of the kinds.
  private final int grouped;

  /// Networks that judge each row.
  private final int perRow;

  private final int networks;

  private FoldGain(List<JudgedRun> judged, int kinds, int grouped, int perRow, int networks) {
    this.judged = judged;
    this.kinds = kinds;
    this.grouped = grouped;
    this.perRow = perRow;
    this.networks = networks;
  }

  /// @param networks that are kept
  /// @param model of some of them, as the validation rows may judge it
  static FoldGain of(Plan plan, KeptRuns networks, Function<List<Run>, Model> model) {
    var kinds = networks.kinds();
    int perRow = networks.perRow();
    int grouped = Math.min(2, perRow);
    if (kinds.size() <= grouped) {
      return NONE;
    }
    var groups = new ArrayList<List<Run>>();
    groups.add(kinds);
    for (int i = 0; i < kinds.size(); i++) {
      if (grouped == 2) {
        for (int j = 0; j < i; j++) {
          groups.add(List.of(kinds.get(j), kinds.get(i)));
        }
      } else {
        groups.add(List.of(kinds.get(i)));
      }
    }
    return new FoldGain(
        groups.stream().map(some -> JudgedRun.of(plan, some, model.apply(some))).toList(),
        kinds.size(),
        grouped,
        perRow,
        networks.withHiddenLayers().size());
  }

  /// Error of the mean of all that are kept over that of those that judge a row, from 0 to 1.
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
    if (!(each > mean)) {
      return 1;
    }
    double b = (each * each - mean * mean) / (1.0 / grouped - 1.0 / kinds);
    double a = mean * mean - b / kinds;
    return Math.sqrt(Math.max(0, a + b / networks) / (a + b / perRow));
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
