package dev.hillock.train;

import dev.hillock.train.MemberTraining.Run;
import java.util.List;

/// The networks of a model, their probabilities made to mean what they say.
///
/// @param runs those with the same validation rows one after the other
/// @param kinds those on the first fold that stand in for networks of different folds, whose mean
///   no rows can judge; empty where they judge the mean, or it is hardly better than one network
record KeptRuns(List<Run> runs, List<Run> kinds) {

  /// Of networks whose mean the validation rows judge.
  static KeptRuns judgedTogether(List<Run> runs) {
    return new KeptRuns(SharedTemperature.applyTo(runs), List.of());
  }

  /// Of networks of several folds. Those without hidden layers differ less from each other than
  /// others do, and more from these.
  ///
  /// @param kinds all of the first fold
  static KeptRuns ofFolds(List<Run> runs, List<Run> kinds) {
    var like = withHiddenLayers(runs).isEmpty() ? List.<Run>of() : withHiddenLayers(kinds);
    return new KeptRuns(SharedTemperature.applyTo(runs, like), like);
  }

  /// How many networks with hidden layers judge a row.
  int perRow() {
    return withHiddenLayers(OutOfFold.groups(runs).getFirst()).size();
  }

  List<Run> withHiddenLayers() {
    return withHiddenLayers(runs);
  }

  private static List<Run> withHiddenLayers(List<Run> runs) {
    return runs.stream().filter(run -> !run.plan().isWithoutHiddenLayers()).toList();
  }
}
