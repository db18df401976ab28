package dev.hillock.train;

import dev.hillock.nn.Parameters;

/// The last network of a training that diverged whose loss was finite.
///
/// @param plan of the training
/// @param parameters a copy of its own
/// @param epoch whose parameters they are; those in the middle of an epoch count as of it
record LastGood(Plan plan, Parameters parameters, int epoch) {

  /// From here on a weight is huge: inputs and outputs of layers are about 1, and weights of
  /// trained networks a few units at most, so that one of 10 000 makes any sigmoid a step and any
  /// sum a matter of one input.
  private static final float HUGE = 1e4f;

  /// Whether all weights are finite and none is huge.
  static boolean isSane(float[] weights) {
    for (float weight : weights) {
      if (!(Math.abs(weight) < HUGE)) {
        return false;
      }
    }
    return true;
  }

  static LastGood of(Plan plan, float[] values, int epoch) {
    return new LastGood(plan, new Parameters(plan.architecture(), values.clone()), epoch);
  }
}
