package dev.hillock.train;

/// Where a training may save its state: told of it at every place from which it could go on.
interface SavePoint {

  /// Saves nothing.
  SavePoint NONE = _ -> {};

  /// The place between two steps or two epochs.
  enum Place {
    STEP,
    EPOCH,
    /// Between two steps or epochs, and the training ends here since it was asked to.
    STOP
  }

  /// Called at each of them, in the thread that trains.
  void at(Place place);
}
