package dev.hillock.train;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a trainer tells while it works.
public sealed interface TrainingEvent {

  /// Everything is settled and the first step is next.
  ///
  /// @param plan what was settled
  record Started(Plan plan) implements TrainingEvent {}

  /// A training goes on from a checkpoint.
  ///
  /// @param trained how many networks have been trained
  /// @param begun how many others have been begun
  /// @param networks how many there will be
  /// @param epoch in which the first of those begun is, or the last one that is over; 0 for none
  /// @param step steps of that epoch that are done; 0 for an epoch that is over
  record Resumed(int trained, int begun, int networks, int epoch, int step)
      implements TrainingEvent {}

  /// The state of the training is saved.
  ///
  /// @param file that holds it
  /// @param seconds it took
  record CheckpointWritten(Path file, double seconds) implements TrainingEvent {}

  /// The state could not be saved; training goes on, and so do the attempts, of which no other one
  /// is told until one succeeds.
  ///
  /// @param reason which file, what is wrong and what to do
  record CheckpointFailed(String reason) implements TrainingEvent {}

  /// A part of an epoch is done; told a few times in epochs of many steps.
  ///
  /// @param epoch from 1
  /// @param fraction of the epoch's steps, in (0, 1)
  record EpochRunning(int epoch, double fraction) implements TrainingEvent {}

  /// An epoch is over.
  ///
  /// @param epoch from 1
  /// @param epochs how many there will be
  /// @param loss mean training loss of the epoch, each row judged before the step it took part in;
  ///   of an iteration over all rows the loss after it
  /// @param validation how the validation rows are judged; null where there are none
  /// @param best whether this is the best epoch so far
  /// @param rate learning rate of its last step; NaN for methods that have none
  /// @param evaluations how often the loss of all training rows has been evaluated so far
  record EpochFinished(
      int epoch,
      int epochs,
      double loss,
      @Nullable Judgement validation,
      boolean best,
      double rate,
      double evaluations)
      implements TrainingEvent {}

  /// Training ends before its last epoch, since there is nothing more to gain.
  ///
  /// @param epoch from 1, the last one
  /// @param epochs how many there were to be
  /// @param reason a clause: `the gradient is as good as zero`
  record Converged(int epoch, int epochs, String reason) implements TrainingEvent {}

  /// The best epoch is known, and training begins again on all rows up to it; the epochs that
  /// follow are those of this second training.
  ///
  /// @param rows that train now
  /// @param epochs there will be
  record Refitting(int rows, int epochs) implements TrainingEvent {}

  /// Several networks are being trained; told instead of their epochs.
  ///
  /// @param networks how many
  /// @param fraction of all their epochs that is done, in (0, 1]
  record NetworksRunning(int networks, double fraction) implements TrainingEvent {}

  /// A member of an ensemble, or one of several variants, is trained.
  ///
  /// @param member which of them, from 1; they may finish in another order
  /// @param members how many there are
  /// @param epochs it was trained
  /// @param keptEpoch whose parameters it has
  /// @param kept how that epoch was judged; null where no rows validate
  record MemberFinished(
      int member, int members, int epochs, int keptEpoch, @Nullable Judgement kept)
      implements TrainingEvent {}

  /// What judges an epoch.
  enum Measure {
    /// The part of the rows whose class is right: more is better.
    ACCURACY,
    /// The root of the mean squared error over the scaled targets.
    SCALED_RMSE,
    /// The loss itself, of quantiles, counts and several labels.
    LOSS
  }

  /// A member or variant has diverged and is left out; if all do, training fails.
  ///
  /// @param member which of them, from 1
  /// @param members how many there are
  /// @param cause what happened
  record MemberDiverged(int member, int members, TrainingDivergedException cause)
      implements TrainingEvent {}

  /// The time was over before a member or variant was begun; the model does without it.
  ///
  /// @param member which of them, from 1
  /// @param members how many there were to be
  record MemberNotBegun(int member, int members) implements TrainingEvent {}

  /// How some rows are judged after an epoch.
  ///
  /// @param loss mean loss
  /// @param metric the value of the measure
  /// @param measure accuracy for classes, root of the mean squared error for numbers
  record Judgement(double loss, double metric, Measure measure) {

    /// Whether more is better.
    public boolean isAccuracy() {
      return measure == Measure.ACCURACY;
    }

    /// Whether this is as good as another, or better: of equals the later one has learned longer.
    boolean isAsGoodAs(Judgement other) {
      return isAccuracy() ? metric >= other.metric : metric <= other.metric;
    }

    /// Whether this is better than another: its metric is, or the metric is the same and its loss
    /// is smaller.
    boolean isBetterThan(Judgement other) {
      return metric == other.metric
          ? loss < other.loss
          : isAccuracy() ? metric > other.metric : metric < other.metric;
    }
  }
}
