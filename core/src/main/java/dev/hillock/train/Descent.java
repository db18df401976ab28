package dev.hillock.train;

import dev.hillock.kernel.GradientUse;
import dev.hillock.kernel.Kernels;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.Optimizer;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// How the parameters of a run follow their gradient: an optimiser with its state, the rate of the
/// moment, and which parameters move faster or slower than others.
final class Descent implements GradientUse {

  private final Optimizer optimizer;
  private final Kernels kernels;
  private final float[] values;
  private final ParameterGroups groups;
  private final float[][] state;
  private final @Nullable FrontScale frontScale;
  private double rate;
  private long steps;

  /// A descent as the settings of a plan want it, at its beginning.
  Descent(Plan plan, Parameters parameters, Kernels kernels) {
    Settings settings = plan.settings();
    optimizer = Optimizers.of(settings);
    this.kernels = kernels;
    values = parameters.values();
    groups = ParameterGroups.of(plan.architecture(), settings.get(Settings.PARAMETRIZATION));
    state = new float[optimizer.slots()][values.length];
    frontScale =
        settings.get(Settings.FRONT_SCALE)
            ? new FrontScale(
                plan.architecture(), values, optimizer, groups.groups().getFirst().rate())
            : null;
  }

  /// Begins the next step.
  void begin(double newRate) {
    rate = newRate;
    optimizer.begin(++steps);
  }

  /// Whether a step needs the gradient of all parameters at once.
  boolean needsWholeGradient() {
    return frontScale != null;
  }

  /// The step of all parameters.
  ///
  /// @param gradient may be overwritten
  void whole(float[] gradient) {
    int from = 0;
    if (frontScale != null) {
      frontScale.step(kernels, optimizer, gradient, values, rate);
      from = frontScale.length();
    }
    use(from, gradient, from, gradient.length - from);
  }

  @Override
  public void use(int at, float[] gradient, int gradientAt, int count) {
    for (int i = 0; i < groups.groups().size(); i++) {
      var group = groups.groups().get(i);
      int from = Math.max(at, group.from());
      int to = Math.min(at + count, group.to());
      if (from < to) {
        optimizer.step(
            kernels,
            values,
            from,
            gradient,
            gradientAt + from - at,
            to - from,
            state,
            rate * group.rate());
      }
    }
  }
}
