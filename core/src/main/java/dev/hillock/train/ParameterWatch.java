package dev.hillock.train;

/// Who sees the parameters of a network while it learns: before its first step and after each
/// epoch.
@FunctionalInterface
public interface ParameterWatch {

  /// Told in the thread that trains, so what it takes is time of the training.
  ///
  /// @param epoch 0 before the first step
  /// @param parameters those that would be kept, in the order of [dev.hillock.nn.Architecture];
  ///   they go on changing, so what is to stay must be copied, and nothing may be written
  void sees(int epoch, float[] parameters);
}
