package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.nn.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a training does in each of its epochs: it moves the parameters, once or many times.
interface Pass {

  /// Runs an epoch, or what is left of one whose state was restored.
  ///
  /// @param epoch from 1, each one more than the last
  /// @param epochs how many there will be
  /// @return the mean training loss of the epoch, or NaN if it was stopped before its end
  /// @throws TrainingDivergedException if the loss or a parameter becomes infinite or not a number
  double run(int epoch, int epochs);

  /// What it remembers between two steps or epochs besides the parameters.
  void state(TrainingState state);

  /// Whether its state is one inside of an epoch, between two of its steps.
  default boolean isInside() {
    return false;
  }

  /// How often the loss of all training rows has been evaluated so far: once an epoch of
  /// mini-batches, more often where a step tries several places.
  double evaluations();

  /// The parameters that are judged after each epoch and kept: those that it moves, or an average.
  default Parameters judged(Parameters moved) {
    return moved;
  }

  /// Says how large the loss is after an epoch: that of the validation rows, or where none are that
  /// of the training rows. Most have no need of it.
  default void finished(double loss) {}

  /// Gives it a trace to tell the loss of each step; passes of one step an epoch have no need of
  /// it.
  default void leave(TraceRecorder trace) {}

  /// Whether it was asked to stop, in an epoch or right after it.
  boolean wasStopped();

  /// Why there is nothing more to gain after the last epoch.
  default Ending ending() {
    return Ending.NONE;
  }

  /// Has some of its steps looked at. Those that make no steps of a rate have none.
  default void watch() {}

  /// What was seen of them.
  default List<StepSample> samples() {
    return List.of();
  }

  /// The last network that was looked at; null where there is none.
  default @Nullable LastGood lastGood() {
    return null;
  }

  /// The last step done, in its epoch.
  int lastStep();

  /// The learning rate of that step; NaN where there is none.
  double lastRate();
}
