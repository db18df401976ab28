package dev.hillock.train;

/// What a training does in each of its epochs: it moves the parameters, once or many times.
interface Pass {

  /// Runs an epoch.
  ///
  /// @param epoch from 1, each one more than the last
  /// @param epochs how many there will be
  /// @return the mean training loss of the epoch, or NaN if it was stopped before its end
  /// @throws TrainingDivergedException if the loss or a parameter becomes infinite or not a number
  double run(int epoch, int epochs);

  /// How often the loss of all training rows has been evaluated so far: once an epoch of
  /// mini-batches, more often where a step tries several places.
  double evaluations();

  /// Whether it was asked to stop, in an epoch or right after it.
  boolean wasStopped();

  /// The last step done, in its epoch.
  int lastStep();

  /// The learning rate of that step; NaN where there is none.
  double lastRate();
}
