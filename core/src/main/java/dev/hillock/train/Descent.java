package dev.hillock.train;

import dev.hillock.checkpoint.TrainingState;
import dev.hillock.kernel.GradientUse;
import dev.hillock.kernel.Kernels;
import dev.hillock.nn.Parameters;
import dev.hillock.optim.Clipping;
import dev.hillock.optim.Optimizer;
import dev.hillock.settings.Optimizers;
import dev.hillock.settings.Settings;
import org.jspecify.annotations.Nullable;

/// How the parameters of a run follow their gradient: an optimiser with its state, the rate of the
/// moment, and which parameters move faster or slower than others.
final class Descent implements GradientUse {

  private static final float[] NOTHING = {};

  private final Optimizer optimizer;
  private final Kernels kernels;
  private final float[] values;
  private final ParameterGroups groups;
  private final float[][] state;
  private final @Nullable FrontScale frontScale;
  private final Shrinkage shrinkage;
  private final @Nullable MaxNorm maxNorm;
  private final Clipping clipping;
  private double rate;
  private long steps;

  /// A descent as the settings of a plan want it, at its beginning.
  Descent(Plan plan, Parameters parameters, Kernels kernels) {
    Settings settings = plan.settings();
    optimizer = Optimizers.of(settings);
    this.kernels = kernels;
    values = parameters.values();
    shrinkage = new Shrinkage(settings);
    clipping = new Clipping(settings.get(Settings.CLIP_NORM), settings.get(Settings.CLIP_VALUE));
    var architecture = plan.architecture();
    maxNorm = MaxNorm.of(settings, architecture);
    groups =
        ParameterGroups.of(architecture, settings.get(Settings.PARAMETRIZATION), shrinkage.isOn());
    state = new float[optimizer.slots()][values.length];
    frontScale =
        settings.get(Settings.FRONT_SCALE)
            ? new FrontScale(
                architecture, values, optimizer, groups.paceAt(architecture.weightsOffset(0)))
            : null;
  }

  /// Begins the next step.
  ///
  /// @param newRate α
  /// @param fade factor of the weight decay and of L1
  void begin(double newRate, double fade) {
    rate = newRate;
    shrinkage.begin(newRate, fade);
    optimizer.begin(++steps);
  }

  /// What it remembers between two steps.
  void state(TrainingState all) {
    steps = all.count("steps", steps);
    all.doubles("memory", optimizer.memory());
    for (int i = 0; i < state.length; i++) {
      all.floats("state." + i, state[i]);
    }
    if (frontScale != null) {
      frontScale.state(all.within("front-scale"));
    }
  }

  /// What the optimiser remembers of each parameter: its arrays themselves.
  float[][] slots() {
    return state;
  }

  /// The rule of its steps.
  Optimizer optimizer() {
    return optimizer;
  }

  /// The groups of parameters that move at paces of their own.
  ParameterGroups groups() {
    return groups;
  }

  /// Ends a step, once all parameters have made it.
  void end() {
    if (maxNorm != null) {
      maxNorm.apply(values, frontScale);
    }
  }

  /// Says how large the loss is before the step.
  void loss(double mean) {
    optimizer.loss(mean);
  }

  /// Whether a step needs the gradient of all parameters at once.
  boolean needsWholeGradient() {
    return frontScale != null || !clipping.isOff();
  }

  /// The step of all parameters.
  ///
  /// @param gradient may be overwritten
  void whole(float[] gradient) {
    float[] rest = frontScale == null ? NOTHING : frontScale.gradients(gradient);
    clipping.clip(gradient, rest);
    int from = 0;
    if (frontScale != null) {
      use(0, gradient, 0, frontScale.from());
      frontScale.step(kernels, optimizer, gradient, values, rate, shrinkage);
      from = frontScale.to();
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
        int here = gradientAt + from - at;
        shrinkage.before(group.pace(), values, from, gradient, here, to - from);
        optimizer.step(
            kernels, values, from, gradient, here, to - from, state, rate * group.pace().rate());
        shrinkage.after(group.pace(), values, from, to - from);
      }
    }
  }
}
