package dev.hillock.train;

import dev.hillock.kernel.Activation;
import dev.hillock.kernel.Blend;
import dev.hillock.nn.Parameters;
import dev.hillock.settings.Settings;
import dev.hillock.settings.Surrogate;
import org.jspecify.annotations.Nullable;

/// Lets sigmoid units become steps: before each epoch but the first all that makes their weighted
/// sums is multiplied by s^(1/(epochs − 1)), so that it has grown s-fold in the end. A step does
/// the same with z and s·z, so the network with steps is the same before and after.
final class GrowingSlope {

  /// s: sigmoid(z) of z = 0.25 is then as good as 1.
  private static final double GROWTH = 32;

  private final Parameters parameters;
  private final boolean[] grows;
  private final float factor;

  private GrowingSlope(Plan plan, Parameters parameters) {
    this.parameters = parameters;
    var layers = plan.architecture().layers();
    grows = new boolean[layers.size()];
    for (int i = 0; i < grows.length - 1; i++) {
      grows[i] = layers.get(i).activation() == Activation.STEP;
    }
    int times = Math.max(1, plan.settings().get(Settings.EPOCHS) - 1);
    factor = (float) StrictMath.pow(GROWTH, 1.0 / times);
  }

  /// That of a plan; null where none is asked for.
  static @Nullable GrowingSlope of(Plan plan, Parameters parameters) {
    return plan.settings().get(Settings.SURROGATE) == Surrogate.GROWING_SLOPE
        ? new GrowingSlope(plan, parameters)
        : null;
  }

  /// Before an epoch.
  ///
  /// @param epoch from 1
  void begin(int epoch) {
    for (int i = 0; i < grows.length && epoch > 1; i++) {
      if (grows[i]) {
        var weights = parameters.weights(i);
        Blend.scale(
            factor, weights.data(), weights.at(0), weights.at(weights.rows()) - weights.at(0));
        var bias = parameters.bias(i);
        if (bias != null) {
          Blend.scale(factor, bias.data(), bias.offset(), bias.length());
        }
      }
    }
  }
}
