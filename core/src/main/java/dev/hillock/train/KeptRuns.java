package dev.hillock.train;

import dev.hillock.train.MemberTraining.Run;
import java.util.List;

/// The networks of a model, their probabilities made to mean what they say.
///
/// @param runs those with the same validation rows one after the other
/// @param kinds on the first fold, where no rows can judge the mean of those of all folds;
///   otherwise empty
record KeptRuns(List<Run> runs, List<Run> kinds) {

  /// Of networks whose mean the validation rows judge.
  static KeptRuns judgedTogether(List<Run> runs) {
    return new KeptRuns(SharedTemperature.applyTo(runs), List.of());
  }

  /// Of networks of several folds, whose mean no rows can judge.
  static KeptRuns ofFolds(List<Run> runs, List<Run> kinds) {
    return new KeptRuns(SharedTemperature.applyTo(runs, kinds), kinds);
  }

  /// Networks that judge the same rows.
  int perFold() {
    return OutOfFold.groups(runs).getFirst().size();
  }
}
